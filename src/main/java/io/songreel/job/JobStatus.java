package io.songreel.job;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a job stands. {@link #MOVES} is the only place that says which moves are allowed. */
public enum JobStatus {
    QUEUED, RUNNING, GENERATING_SCENES, COMPOSING, DONE, FAILED, CANCELLING, CANCELLED;

    private static final Map<JobStatus, Set<JobStatus>> MOVES = Map.of(
            QUEUED, EnumSet.of(RUNNING, GENERATING_SCENES, COMPOSING, FAILED, CANCELLING, CANCELLED),
            RUNNING, EnumSet.of(GENERATING_SCENES, COMPOSING, DONE, FAILED, CANCELLING, CANCELLED),
            GENERATING_SCENES, EnumSet.of(COMPOSING, DONE, FAILED, CANCELLING, CANCELLED),
            COMPOSING, EnumSet.of(DONE, FAILED, CANCELLING, CANCELLED),
            CANCELLING, EnumSet.of(CANCELLED),
            // a finished job is started again only by its owner: run, retry
            DONE, EnumSet.of(QUEUED),
            FAILED, EnumSet.of(QUEUED),
            CANCELLED, EnumSet.of(QUEUED));

    public boolean mayBecome(JobStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    public boolean terminal() {
        return this == DONE || this == FAILED || this == CANCELLED;
    }

    /** The name in the API: lower case, snake case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when the text names no status */
    public static JobStatus ofWire(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
