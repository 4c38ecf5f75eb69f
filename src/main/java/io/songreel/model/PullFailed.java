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

    /** For an answer other than 200; status that pass by themselves are an IOException, to be tried again. */
    static void refuse(int status) throws IOException {
        if (Patience.passing(status)) {
            throw new IOException("status " + status);
        }
        if (status == 401 || status == 403) {
            throw new PullFailed(Reason.DENIED, "The publisher gives this file only to those who have accepted the "
                    + "model's licence. Accept it on the model's page, fetch the model with the publisher's own tool, "
                    + "and Songreel uses it from there; or name a mirror.");
        }
        if (status != 200) {
            throw new PullFailed(Reason.NOT_OFFERED, "The server does not offer this file (status " + status
                    + "). Check the mirror, or wait for a newer manifest.");
        }
    }

    public Reason reason() {
        return reason;
    }

    /** Why. */
    public enum Reason {
        DISK_FULL, NOT_OFFERED, DENIED, NOT_PUBLISHED, UNREACHABLE, WRONG_SIZE, WRONG_DIGEST
    }
}
