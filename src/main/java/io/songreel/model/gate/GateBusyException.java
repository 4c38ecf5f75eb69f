package io.songreel.model.gate;

import io.songreel.model.runtime.ModelException;

/** As many tasks wait for a device as may. It passes: try again later. */
public final class GateBusyException extends ModelException {
    private static final long serialVersionUID = 1L;

    GateBusyException(int waiting) {
        super(waiting + " tasks already wait for the device; try again when some of them are done.");
    }
}
