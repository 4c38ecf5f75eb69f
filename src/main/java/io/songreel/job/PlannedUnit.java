package io.songreel.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One unit as a plan lays it.
 *
 * @param name
 *            unique in the plan: {@code probe}, {@code render[7]}
 * @param step
 *            the kind of work, for measured speeds and messages: {@code render}
 * @param phase
 *            the status a job has while this unit runs
 * @param needs
 *            names of units whose results this one reads
 * @param digest
 *            SHA-256 hex over everything that decides the result, code version included; null while a needed result is
 *            not there yet
 * @param share
 *            this unit's part of the job's progress; all units' shares add up to 1
 * @param cost
 *            how much work it is, in the step's own measure (frames, seconds of song); estimates are cost × measured
 *            seconds per cost of that step on this machine
 */
public record PlannedUnit(String name, String step, Lane lane, JobStatus phase, List<String> needs,
        @Nullable String digest, double share, double cost, Work work) {
    public PlannedUnit {
        needs = List.copyOf(needs);
        if (share < 0 || cost < 0) {
            throw new IllegalArgumentException(name + ": share and cost are not negative");
        }
    }
}
