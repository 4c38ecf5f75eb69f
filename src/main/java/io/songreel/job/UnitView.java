package io.songreel.job;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A unit of a job as it stands.
 *
 * @param estimatedSeconds
 *            null while this machine has not measured the step; 0 when done
 * @param fraction
 *            0 to 1, how far a running unit is
 */
public record UnitView(String name, String step, Lane lane, State state, int attempts, double fraction,
        @Nullable Double estimatedSeconds, List<String> needs, @Nullable JobError error) {
    /** How a unit stands. Stale: it has a result, but of other inputs. */
    public enum State {
        DONE, STALE, MISSING, RUNNING, FAILED, BLOCKED;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
