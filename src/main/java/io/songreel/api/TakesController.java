package io.songreel.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.songreel.job.InvalidOptions;
import io.songreel.musicvideo.Take;
import io.songreel.storage.SignedUrls;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The clips that a scene has had: a new one never takes the place of an older one for good. */
@Controller("/jobs/{id}/scenes/{scene}/takes")
@Tag(name = "Jobs")
@ExecuteOn(TaskExecutors.BLOCKING)
class TakesController {
    private final Films films;
    private final JobReader reader;
    private final SignedUrls links;
    private final ApiConfig config;

    TakesController(Films films, JobReader reader, SignedUrls links, ApiConfig config) {
        this.films = films;
        this.reader = reader;
        this.links = links;
        this.config = config;
    }

    @Operation(summary = "Every clip a scene has had, newest first")
    @Get
    Takes takes(@PathVariable String id, @PathVariable int scene) {
        UUID job = Ids.job(id);
        reader.find(job);
        return new Takes(films.takes(job, scene).stream().map(this::body).toList());
    }

    @Operation(summary = "Put an earlier clip back, with its words and seed", description = "Nothing is rendered again; POST /jobs/{id}/run joins the film anew.")
    @ApiResponse(responseCode = "200", description = "The job", content = @Content(mediaType = "application/json", schema = @Schema(implementation = JobBodies.Film.class)))
    @Post(value = "/{take}", consumes = MediaType.ALL)
    HttpResponse<byte[]> keep(@PathVariable String id, @PathVariable int scene, @PathVariable String take)
            throws InvalidOptions {
        UUID job = Ids.job(id);
        if (!films.keep(job, scene, take)) {
            throw new ApiProblem(ProblemType.NOT_FOUND);
        }
        JobPages.JobPage page = reader.page(job);
        return HttpResponse.ok(page.json()).contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.ETAG, page.etag()).header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }

    private Body body(Take take) {
        return new Body(take.take(), take.current(), take.madeAt(), take.prompt(), take.camera(), take.motion(),
                take.negativePrompt(), take.seed(), take.frames(), links.sign(take.clip(), config.urlTtl()),
                links.sign(take.thumbnail(), config.urlTtl()));
    }

    /** The takes of a scene. */
    @Schema(name = "Takes")
    record Takes(List<Body> takes) {}

    /** One clip with what it was made of. */
    @Schema(name = "Take")
    record Body(String take, boolean current, Instant madeAt, String prompt, String camera, String motion,
            String negativePrompt, long seed, int frames, String clipUrl, String thumbnailUrl) {}
}
