package io.songreel.model.runtime.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import io.songreel.job.CancelToken;
import io.songreel.model.OnnxRuntimeInfo;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.GraphFile;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelRuntime;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.RunMeter;
import io.songreel.model.runtime.RuntimeLife;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * ONNX Runtime. A graph is loaded from its path, so that weights beside it (a graph file ends at 2 GB) are found. A run
 * is ended in its middle, between two nodes; a load cannot be ended once it has begun.
 *
 * <p>
 * To be closed before the process ends: the library frees itself in a shutdown hook of its own, whatever is being loaded
 * or run then (ONNX Runtime issue 31352).
 */
@Singleton
public final class OnnxModelRuntime implements ModelRuntime, AutoCloseable {
    private final OnnxSettings settings;
    private final RunMeter meter;
    private final Map<Device, DeviceThread> threads;
    private final RuntimeLife life = new RuntimeLife();

    @Inject
    public OnnxModelRuntime(OnnxRuntimeInfo info, OnnxSettings settings) {
        this(info, settings, RunMeter.NONE);
    }

    public OnnxModelRuntime(OnnxRuntimeInfo info, OnnxSettings settings, RunMeter meter) {
        this.settings = settings;
        this.meter = meter;
        Map<Device, DeviceThread> found = new LinkedHashMap<>();
        for (int i = 0; i < info.cudaDevices(); i++) {
            Device device = new Device(Device.Kind.CUDA, i);
            found.put(device, DeviceThread.Pinned.named("songreel-" + device));
        }
        if (info.cpuWorks()) {
            found.put(Device.CPU, new DeviceThread.Calling());
        }
        threads = found;
    }

    @Override
    public String format() {
        return "onnx";
    }

    @Override
    public List<Device> devices() {
        return List.copyOf(threads.keySet());
    }

    @Override
    public ModelSession load(Path graph, Device device, CancelToken cancel) throws ModelException {
        cancel.check();
        DeviceThread thread = threads.get(device);
        if (thread == null) {
            throw new ModelException("ONNX Runtime cannot use " + device + " on this machine; see: songreel doctor");
        }
        GraphFile.check(graph);
        OnnxSession session = life.within(() -> thread.call(() -> {
            cancel.check();
            return create(graph, device, thread);
        }));
        if (cancel.cancelled()) {
            session.close();
            cancel.check();
        }
        return session;
    }

    private OnnxSession create(Path graph, Device device, DeviceThread thread) throws ModelException {
        Placement placement = device.kind() == Device.Kind.CPU
                ? Placement.unchecked()
                : Placement.checked(settings.allowCpuWork());
        try (OrtSession.SessionOptions options = options(device)) {
            placement.profile(options);
            return opened(OrtEnvironment.getEnvironment().createSession(graph.toString(), options), device, thread,
                    placement);
        } catch (OrtException e) {
            placement.close();
            throw OnnxErrors.atLoad(e, device);
        } catch (ModelException e) {
            placement.close();
            throw e;
        }
    }

    private OnnxSession opened(OrtSession created, Device device, DeviceThread thread, Placement placement)
            throws OrtException, ModelException {
        try {
            return life.opened(new OnnxSession(life, created, OnnxTypes.signature(created), device, thread, placement,
                    meter));
        } catch (OrtException | ModelException e) {
            created.close();
            throw e;
        }
    }

    private OrtSession.SessionOptions options(Device device) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        try {
            options.setIntraOpNumThreads(settings.threads());
            options.addConfigEntry("session.intra_op.allow_spinning", settings.spinning() ? "1" : "0");
            // what it would print is thrown at us as well, and holds paths
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            if (device.kind() == Device.Kind.CUDA) {
                // with patterns the arena grows run after run (ONNX Runtime issue 29351)
                options.setMemoryPatternOptimization(false);
                addCuda(options, device.index());
            }
            return options;
        } catch (OrtException e) {
            options.close();
            throw e;
        }
    }

    private void addCuda(OrtSession.SessionOptions options, int index) throws OrtException {
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(index)) {
            cuda.add("arena_extend_strategy", "kSameAsRequested");
            cuda.add("cudnn_conv_algo_search", settings.cudaConvSearch().name());
            if (settings.cudaMemoryBytes() > 0) {
                cuda.add("gpu_mem_limit", Long.toString(settings.cudaMemoryBytes()));
            }
            options.addCUDA(cuda);
        }
    }

    RuntimeLife life() {
        return life;
    }

    /** Ends what runs, closes what is loaded, stops the devices' threads; nothing can be loaded or run after. */
    @Override
    @PreDestroy
    public void close() {
        life.end();
        threads.values().forEach(DeviceThread::close);
    }
}
