package io.songreel.job;

import java.util.List;
import java.util.UUID;

/** Turns what was asked for, and what is known so far, into units. */
public interface Plan {
    /** The kind of job this plan is for, as stored: {@code music_video}. */
    String kind();

    /**
     * Lays the plan. Pure and quick: the same input and results give the same units; called again after each result, and
     * then may show units that could not be known before. A unit with a digest whose result is not in {@code results}
     * is run; the job is done when every unit laid has its result.
     *
     * @param jobId
     *            for defaults that derive from it, such as the seed
     * @param input
     *            what the job was asked for: JSON
     */
    List<PlannedUnit> lay(UUID jobId, String input, Results results);

    /** The status of a job when every unit laid has its result: done, or review where its owner wanted to look first. */
    default JobStatus rest(String input) {
        return JobStatus.DONE;
    }
}
