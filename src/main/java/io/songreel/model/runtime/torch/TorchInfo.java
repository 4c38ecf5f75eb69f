package io.songreel.model.runtime.torch;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.util.cuda.CudaUtils;
import io.songreel.model.runtime.Device;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What PyTorch can do on this machine, found out by doing it. Cancel: a run of PyTorch cannot be ended in its middle; it
 * is asked before and after.
 *
 * @param version
 *            of PyTorch; empty when its native code is not here
 * @param cpuWorks
 *            it computed on the CPU
 * @param cudaDevices
 *            on how many CUDA devices, from the first on, it computed
 * @param note
 *            one sentence for the owner
 */
public record TorchInfo(String version, boolean cpuWorks, int cudaDevices, String note) {
    /** DJL's name of its engine. */
    static final String ENGINE = "PyTorch";
    private static final Logger LOG = LoggerFactory.getLogger(TorchInfo.class);
    private static final List<String> NATIVES = List.of("/native/lib/pytorch.properties", "/jnilib/pytorch.properties");

    /**
     * Loads PyTorch when its native code is in this build, unpacked once to {@code cache}. DJL would otherwise fetch that
     * code from its makers, and tell them of each start; so it is not even asked.
     */
    public static TorchInfo probe(Path cache, TorchSettings settings) {
        if (!NATIVES.stream().allMatch(file -> TorchInfo.class.getResource(file) != null)) {
            return new TorchInfo("", false, 0,
                    "This build runs no TorchScript models; build with -Ptorch for PyTorch.");
        }
        configure(cache, settings);
        try {
            Engine engine = Engine.getEngine(ENGINE);
            int cuda = 0;
            int present = engine.hasCapability("CUDA") ? CudaUtils.getGpuCount() : 0;
            while (cuda < present && computes(new Device(Device.Kind.CUDA, cuda))) {
                cuda++;
            }
            boolean cpu = computes(Device.CPU);
            return new TorchInfo(engine.getVersion(), cpu, cuda, "PyTorch works on the CPU"
                    + (cuda > 0 ? " and on " + cuda + " CUDA devices." : "."));
        } catch (EngineException | LinkageError e) {
            LOG.warn("PyTorch does not load on this machine; models that need it stay unavailable", e);
            return new TorchInfo("", false, 0, "PyTorch does not load on this machine; the log says why.");
        }
    }

    private static void configure(Path cache, TorchSettings settings) {
        prefer("ai.djl.offline", "true");
        prefer("OPT_OUT_TRACKING", "true");
        prefer("DJL_CACHE_DIR", cache.toString());
        prefer("ENGINE_CACHE_DIR", cache.toString());
        prefer("jna.tmpdir", cache.toString());
        if (settings.threads() > 0) {
            prefer("ai.djl.pytorch.num_threads", Integer.toString(settings.threads()));
        }
    }

    /** What the owner gave on the command line stays. */
    private static void prefer(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static boolean computes(Device device) {
        try (NDManager manager = NDManager.newBaseManager(TorchTypes.device(device), ENGINE)) {
            return manager.create(new float[]{1, 2}).mul(2).sum().toFloatArray()[0] == 6;
        } catch (EngineException e) {
            LOG.info("PyTorch cannot use {} here: {}", device, e.getMessage());
            return false;
        }
    }
}
