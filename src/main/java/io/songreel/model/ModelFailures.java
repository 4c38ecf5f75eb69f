package io.songreel.model;

import io.songreel.job.UnitFailure;
import io.songreel.model.runtime.DeviceMemoryException;
import io.songreel.model.runtime.ModelException;

/** What a unit reports when a model let it down. */
public final class ModelFailures {
    private ModelFailures() {
    }

    /** Not tried again without its owner: the next attempt would meet the same model and the same memory. */
    public static UnitFailure of(ModelException e) {
        return e instanceof DeviceMemoryException
                ? new UnitFailure("device_memory", "Not enough memory on the device", text(e), false)
                : new UnitFailure("model_failed", "A model could not be run", text(e), false);
    }

    private static String text(ModelException e) {
        return String.valueOf(e.getMessage());
    }
}
