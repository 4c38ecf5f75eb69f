package io.songreel.api;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** What is known of a film's song. */
@Controller("/jobs/{id}/analysis")
@Tag(name = "Jobs")
@ExecuteOn(TaskExecutors.BLOCKING)
class AnalysisController {
    private final Films films;
    private final JobReader reader;

    AnalysisController(Films films, JobReader reader) {
        this.films = films;
        this.reader = reader;
    }

    @Operation(summary = "What was measured on the song", description = "404 until it is known. No tempo is ever a guess: null means that the music has none.")
    @Get
    AnalysisBodies.Analysis analysis(@PathVariable String id) {
        UUID job = Ids.job(id);
        reader.find(job);
        return films.analysis(job).map(AnalysisBodies.Analysis::of)
                .orElseThrow(() -> new ApiProblem(ProblemType.NOT_KNOWN_YET));
    }
}
