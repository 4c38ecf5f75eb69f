package io.songreel.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import io.songreel.model.runtime.Device;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What ONNX Runtime can do on this machine, found out by doing it.
 *
 * @param version
 *            of the runtime; empty when its native code does not load here
 * @param providers
 *            what this build could run on, e.g. {@code CPU}, {@code CUDA}
 * @param cpuWorks
 *            a model ran on the CPU
 * @param cudaDevices
 *            on how many CUDA devices, from the first on, a model ran without falling back
 * @param cudaNote
 *            one sentence about CUDA for the owner
 */
public record OnnxRuntimeInfo(String version, List<String> providers, boolean cpuWorks, int cudaDevices,
        String cudaNote) {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxRuntimeInfo.class);

    /** y = x · x for a 2×2 matrix, opset 13. */
    private static final byte[] SQUARE = Base64.getDecoder().decode("CAgSADpEChEKAXgKAXgSAXkiBk1hdE11bBIFcHJvYmVa"
            + "EwoBeBIOCgwIARIICgIIAgoCCAJiEwoBeRIOCgwIARIICgIIAgoCCAJCBAoAEA0=");

    /**
     * ONNX Runtime 1.29 takes the process's command line apart with a recursive matcher when it starts: some 250 bytes of
     * stack a letter, and a class path is long. On a thread of the usual 1 MB it would crash the process.
     */
    private static final long START_STACK_BYTES = 512L << 20;

    /** Loads the runtime, its native code unpacked to {@code cache}, and tries a tiny model on each device. */
    public static OnnxRuntimeInfo probe(Path cache) {
        FutureTask<OnnxRuntimeInfo> probe = new FutureTask<>(() -> probeHere(cache));
        Thread thread = new Thread(null, probe, "onnxruntime-start", START_STACK_BYTES);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return probe.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("ONNX Runtime could not be tried", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static OnnxRuntimeInfo probeHere(Path cache) {
        try {
            OnnxNatives.unpack(cache);
            OrtEnvironment environment = OrtEnvironment.getEnvironment("songreel");
            List<String> providers = OrtEnvironment.getAvailableProviders().stream().map(OrtProvider::name).sorted()
                    .toList();
            boolean inBuild = providers.contains(OrtProvider.CUDA.name());
            int cuda = 0;
            while (inBuild && runs(environment, new Device(Device.Kind.CUDA, cuda))) {
                cuda++;
            }
            return new OnnxRuntimeInfo(environment.getVersion(), providers, runs(environment, Device.CPU), cuda,
                    note(inBuild, cuda));
        } catch (IOException | LinkageError | IllegalStateException e) {
            LOG.warn("ONNX Runtime does not load on this machine; models that need it stay unavailable", e);
            return new OnnxRuntimeInfo("", List.of(), false, 0,
                    "ONNX Runtime does not load on this machine, so neither the CPU nor a GPU can run ONNX models.");
        }
    }

    /** A CUDA device works. */
    public boolean cudaWorks() {
        return cudaDevices > 0;
    }

    private static String note(boolean inBuild, int devices) {
        if (devices > 0) {
            return devices == 1 ? "CUDA works." : "CUDA works on " + devices + " devices.";
        }
        return inBuild
                ? "This is a CUDA build, but no CUDA device works here (driver, CUDA 12 and cuDNN 9 are needed), "
                        + "so models run on the CPU."
                : "This build runs models on the CPU; build with -Pcuda for a CUDA GPU.";
    }

    private static boolean runs(OrtEnvironment environment, Device device) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            if (device.kind() == Device.Kind.CUDA) {
                options.addConfigEntry("session.disable_cpu_ep_fallback", "1");
                try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(device.index())) {
                    options.addCUDA(cuda);
                }
            }
            try (OrtSession session = environment.createSession(SQUARE, options);
                    OnnxTensor x = OnnxTensor.createTensor(environment, FloatBuffer.wrap(new float[]{1, 2, 3, 4}),
                            new long[]{2, 2});
                    OrtSession.Result result = session.run(Map.of("x", x))) {
                return ((OnnxTensor) result.get(0)).getFloatBuffer()
                        .equals(FloatBuffer.wrap(new float[]{7, 10, 15, 22}));
            }
        } catch (OrtException e) {
            LOG.info("ONNX Runtime cannot use {} here: {}", device, e.getMessage());
            return false;
        }
    }
}
