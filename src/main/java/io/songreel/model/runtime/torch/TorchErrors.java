package io.songreel.model.runtime.torch;

import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.DeviceMemoryException;
import io.songreel.model.runtime.ModelException;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Texts for people in place of the library's, which hold paths; those go to the log. */
final class TorchErrors {
    private static final Logger LOG = LoggerFactory.getLogger(TorchErrors.class);
    private static final Set<String> NO_MEMORY = Set.of("out of memory", "can't allocate memory", "not enough memory",
            "alloc_failed", "bad_alloc", "bad allocation");

    private TorchErrors() {
    }

    static ModelException atLoad(Exception e, Device device) {
        LOG.warn("PyTorch could not load a graph on {}; its user is told", device, e);
        return outOfMemory(e)
                ? new DeviceMemoryException("There is not enough free memory on " + device + " to load this model; "
                        + "free some, or choose a smaller model.", e)
                : new ModelException("This file is not a whole TorchScript graph; check the model with: "
                        + "songreel models verify", e);
    }

    static ModelException atRun(RuntimeException e, Device device) {
        LOG.warn("PyTorch failed on {}; the session stays loaded, its user is told", device, e);
        return outOfMemory(e)
                ? new DeviceMemoryException("There is not enough free memory on " + device + " to run this model; "
                        + "free some, or ask for a smaller size.", e)
                : new ModelException("This graph cannot run on these inputs; the server's log says why.", e);
    }

    static boolean outOfMemory(Exception e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return NO_MEMORY.stream().anyMatch(message::contains);
    }
}
