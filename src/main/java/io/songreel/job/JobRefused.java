package io.songreel.job;

/** A request about a job that cannot be granted as things stand. */
public final class JobRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Reason reason;

    public JobRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why. */
    public enum Reason {
        NOT_FOUND, FINISHED, RUNNING, NOTHING_TO_DO, QUEUE_FULL, KEY_REUSED
    }
}
