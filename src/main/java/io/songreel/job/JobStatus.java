package io.songreel.job;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a job stands. {@link #MOVES} is the only place that says which moves are allowed. */
public enum JobStatus {
    QUEUED, RUNNING, GENERATING_SCENES, COMPOSING, DONE, REVIEW, FAILED, CANCELLING, CANCELLED;

    private static final Map<JobStatus, Set<JobStatus>> MOVES = new EnumMap<>(Map.of(
            QUEUED, EnumSet.of(RUNNING, GENERATING_SCENES, COMPOSING, FAILED, CANCELLING, CANCELLED),
            RUNNING, EnumSet.of(GENERATING_SCENES, COMPOSING, DONE, REVIEW, FAILED, CANCELLING, CANCELLED),
            GENERATING_SCENES, EnumSet.of(COMPOSING, DONE, FAILED, CANCELLING, CANCELLED),
            COMPOSING, EnumSet.of(DONE, FAILED, CANCELLING, CANCELLED),
            CANCELLING, EnumSet.of(CANCELLED),
            // a job at rest is started again only by its owner: run, retry
            DONE, EnumSet.of(QUEUED),
            REVIEW, EnumSet.of(QUEUED),
            FAILED, EnumSet.of(QUEUED),
            CANCELLED, EnumSet.of(QUEUED)));

    public boolean mayBecome(JobStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether it is at rest: nothing happens until its owner wants something. */
    public boolean terminal() {
        return this == DONE || this == REVIEW || this == FAILED || this == CANCELLED;
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
