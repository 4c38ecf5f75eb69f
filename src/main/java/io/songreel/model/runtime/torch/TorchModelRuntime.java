package io.songreel.model.runtime.torch;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import io.songreel.job.CancelToken;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.GraphFile;
import io.songreel.model.runtime.GraphSignature;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelRuntime;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.RunMeter;
import io.songreel.model.runtime.RuntimeLife;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * PyTorch. A run goes on in the caller's thread and cannot be ended in its middle: a cancel is looked for before and
 * after, and so takes at most one run. Closing, too, waits for what runs.
 */
@Singleton
public final class TorchModelRuntime implements ModelRuntime, AutoCloseable {
    private final RuntimeLife life = new RuntimeLife();
    private final List<Device> devices;
    private final RunMeter meter;

    @Inject
    public TorchModelRuntime(TorchInfo info) {
        this(info, RunMeter.NONE);
    }

    public TorchModelRuntime(TorchInfo info, RunMeter meter) {
        this.meter = meter;
        List<Device> found = new ArrayList<>();
        for (int i = 0; i < info.cudaDevices(); i++) {
            found.add(new Device(Device.Kind.CUDA, i));
        }
        if (info.cpuWorks()) {
            found.add(Device.CPU);
        }
        devices = List.copyOf(found);
    }

    @Override
    public String format() {
        return "torchscript";
    }

    @Override
    public List<Device> devices() {
        return devices;
    }

    @Override
    public ModelSession load(Path graph, Device device, CancelToken cancel) throws ModelException {
        cancel.check();
        if (!devices.contains(device)) {
            throw new ModelException("PyTorch cannot use " + device + " on this machine; see: songreel doctor");
        }
        GraphFile.check(graph);
        GraphSignature signature = TorchSignature.beside(graph);
        TorchSession session = life.within(() -> life.opened(new TorchSession(life, read(graph, device), signature,
                device, meter)));
        if (cancel.cancelled()) {
            session.close();
            cancel.check();
        }
        return session;
    }

    private static Model read(Path graph, Device device) throws ModelException {
        Model model = Model.newInstance("songreel", TorchTypes.device(device), TorchInfo.ENGINE);
        try {
            // weights saved on another device come to this one
            model.load(graph, null, Map.of("mapLocation", "true"));
            return model;
        } catch (IOException | MalformedModelException | EngineException e) {
            model.close();
            throw TorchErrors.atLoad(e, device);
        }
    }

    RuntimeLife life() {
        return life;
    }

    /** Waits for what runs and closes what is loaded; nothing can be loaded or run after. */
    @Override
    @PreDestroy
    public void close() {
        life.end();
    }
}
