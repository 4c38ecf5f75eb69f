package io.songreel.job.internal;

import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code unit_run}: how a unit of a job stands.
 *
 * @param attempts
 *            starts that count (a shutdown does not)
 * @param failures
 *            starts that ended in an exception
 * @param crashes
 *            starts whose server died
 */
@MappedEntity(value = "unit_run", escape = false)
record UnitRun(UUID jobId, String unit, String digest, String lane, double share, String state, int attempts,
        int failures, int crashes, double fraction, @Nullable String error) {
    static final String WAITING = "waiting";
    static final String RUNNING = "running";
    static final String DONE = "done";
    static final String FAILED = "failed";

    boolean is(String wanted) {
        return state.equals(wanted);
    }

    boolean scheduled() {
        return is(WAITING) || is(RUNNING);
    }
}
