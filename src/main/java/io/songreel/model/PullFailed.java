package io.songreel.model;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A pull that did not end well. The message says what to do next and may be shown to anyone. */
public final class PullFailed extends IOException {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    PullFailed(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    PullFailed(Reason reason, String message) {
        this(reason, message, null);
    }

    public Reason reason() {
        return reason;
    }

    /** Why. */
    public enum Reason {
        DISK_FULL, NOT_OFFERED, UNREACHABLE, WRONG_SIZE, WRONG_DIGEST
    }
}
