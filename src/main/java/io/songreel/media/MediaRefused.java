package io.songreel.media;

/** A file from a stranger that we do not take. The text is public: what is wrong and what to do; no path. */
public final class MediaRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    public MediaRefused(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    /** Why; {@link #UNKNOWN_TYPE} is a 415, the others are 422. */
    public enum Reason {
        UNKNOWN_TYPE, UNREADABLE, TOO_LONG, TOO_MANY_PIXELS, NO_AUDIO
    }
}
