package io.songreel.cli;

import io.songreel.job.JobStatus;

/** Exit codes. */
final class Exit {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int BAD_INPUT = 2;
    static final int CANCELLED = 130;

    private Exit() {
    }

    static int of(JobStatus status) {
        return switch (status) {
            case DONE -> DONE;
            case CANCELLED, CANCELLING -> CANCELLED;
            default -> FAILED;
        };
    }
}
