package io.songreel.model.gate;

import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.ModelSession;
import java.io.IOException;

/** A permit in use. Not safe for many threads, and worth nothing once its errand is over. */
public interface Pass {
    /** Where this errand's models run. */
    Device device();

    /**
     * The loaded graph: at once when it is resident, else after others made room. It cannot be unloaded before the caller
     * closes it; closing gives it back, it stays resident as long as there is room. Only the visit's cancel token and
     * the one given to a run stop it.
     *
     * @throws io.songreel.model.runtime.DeviceMemoryException
     *             it does not fit, even alone; the message says what to free
     * @throws io.songreel.model.runtime.ModelException
     *             it cannot be loaded
     */
    ModelSession open(ModelGraph graph) throws IOException;
}
