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

    /** What another thread threw, for this one: returned when it is a {@code ModelException}, else thrown. */
    public static ModelException rethrown(@Nullable Throwable thrown) {
        return switch (thrown) {
            case ModelException expected -> expected;
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            case null, default -> throw new IllegalStateException(thrown);
        };
    }
}
