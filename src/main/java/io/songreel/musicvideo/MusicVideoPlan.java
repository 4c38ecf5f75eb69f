package io.songreel.musicvideo;

import io.songreel.job.JobStatus;
import io.songreel.job.Plan;
import io.songreel.job.PlannedUnit;
import io.songreel.job.Results;
import java.util.List;
import java.util.UUID;

/** The plan of a music video: see {@link FilmBuild} for its units and what they need. */
public final class MusicVideoPlan implements Plan {
    /** The kind of job, as stored. */
    public static final String KIND = "music_video";

    private final FilmSteps steps;

    MusicVideoPlan(FilmSteps steps) {
        this.steps = steps;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<PlannedUnit> lay(UUID jobId, String input, Results results) {
        return new FilmBuild(jobId, FilmOrder.of(input), results, steps).units();
    }

    @Override
    public JobStatus rest(String input) {
        return FilmOrder.of(input).stopsForReview() ? JobStatus.REVIEW : JobStatus.DONE;
    }
}
