package io.songreel.model.runtime;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A model that cannot be loaded or run. The message says what to do next, holds no path, and may be shown to anyone. */
public class ModelException extends IOException {
    private static final long serialVersionUID = 1L;

    public ModelException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public ModelException(String message) {
        this(message, null);
    }
}
