package io.songreel.api;

import org.jspecify.annotations.Nullable;

/** The server was told something that cannot be. The text is for its owner and says what to change. */
public final class BadConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadConfiguration(String message) {
        super(message);
    }

    /** The configuration error behind a failed start, if that is what it was. */
    public static @Nullable BadConfiguration behind(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadConfiguration configuration) {
                return configuration;
            }
        }
        return null;
    }
}
