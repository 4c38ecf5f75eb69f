package io.songreel.model.runtime;

import org.jspecify.annotations.Nullable;

/** The device had not enough memory, while a model was loaded or ran. */
public final class DeviceMemoryException extends ModelException {
    private static final long serialVersionUID = 1L;

    public DeviceMemoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
