package io.songreel.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.songreel.job.Jobs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;

/** Films: ask for one, watch it grow, change it. */
@Controller("/jobs")
@Tag(name = "Jobs")
@ExecuteOn(TaskExecutors.BLOCKING)
class JobController {
    private final Jobs jobs;
    private final JobOrders orders;
    private final JobReader reader;
    private final Films films;

    JobController(Jobs jobs, JobOrders orders, JobReader reader, Films films) {
        this.films = films;
        this.jobs = jobs;
        this.orders = orders;
        this.reader = reader;
    }

    @Operation(summary = "Ask for a film")
    @RequestBody(required = true, content = @Content(mediaType = "application/json", schema = @Schema(implementation = JobRequests.NewJob.class)))
    @ApiResponse(responseCode = "202", description = "Accepted; it is never lost from now on", content = @Content(schema = @Schema(implementation = JobBodies.Accepted.class)))
    @Post
    HttpResponse<JobBodies.Accepted> create(@Parameter(hidden = true) @Body byte[] body,
            @Nullable @Header("Idempotency-Key") String idempotencyKey) {
        UUID job = orders.submit(body, idempotencyKey);
        return HttpResponse.<JobBodies.Accepted>accepted(URI.create("/jobs/" + job))
                .body(new JobBodies.Accepted(job));
    }

    @Operation(summary = "What such a film would be and cost", description = "Takes the body of a new job and creates nothing.")
    @RequestBody(required = true, content = @Content(mediaType = "application/json", schema = @Schema(implementation = JobRequests.NewJob.class)))
    @Post("/estimate")
    JobBodies.Estimate estimate(@Parameter(hidden = true) @Body byte[] body) {
        return JobBodies.Estimate.of(orders.estimate(body));
    }

    @Operation(summary = "Jobs, newest first")
    @Get
    JobBodies.Page list(@Nullable @QueryValue String status, @Nullable @QueryValue String limit,
            @Nullable @QueryValue String cursor) {
        return reader.list(status, limit, cursor);
    }

    @Operation(summary = "A job as it stands", description = "With wait, the answer comes when status_sequence passes since, or after that many seconds. While a job runs, a poll without since may be a moment behind its events.")
    @ApiResponse(responseCode = "200", description = "The job", content = @Content(mediaType = "application/json", schema = @Schema(implementation = JobBodies.Film.class)))
    @ApiResponse(responseCode = "304", description = "Not changed since the given ETag")
    @ApiResponse(responseCode = "404", description = "No such job", content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = ProblemBody.class)))
    @Get("/{id}")
    HttpResponse<byte[]> get(@PathVariable String id, @Nullable @QueryValue String wait,
            @Nullable @QueryValue String since, @Nullable @Header(HttpHeaders.IF_NONE_MATCH) String known)
            throws InterruptedException {
        return page(reader.page(Ids.job(id), wait, since), known);
    }

    @Operation(summary = "Change title, scenes or borders; touched scenes become stale")
    @RequestBody(required = true, content = @Content(mediaType = "application/json", schema = @Schema(implementation = JobRequests.JobEdit.class)))
    @ApiResponse(responseCode = "200", description = "The job", content = @Content(mediaType = "application/json", schema = @Schema(implementation = JobBodies.Film.class)))
    @Patch("/{id}")
    HttpResponse<byte[]> edit(@PathVariable String id, @Parameter(hidden = true) @Body byte[] body) {
        UUID job = Ids.job(id);
        orders.edit(job, body);
        return page(reader.page(job), null);
    }

    @Operation(summary = "Ask a job to stop")
    @ApiResponse(responseCode = "202", description = "It stops", content = @Content(schema = @Schema(implementation = JobBodies.Status.class)))
    @Post(value = "/{id}/cancel", consumes = MediaType.ALL)
    HttpResponse<JobBodies.Status> cancel(@PathVariable String id) {
        return accepted(jobs.cancel(Ids.job(id)).wire());
    }

    @Operation(summary = "Run again what failed")
    @ApiResponse(responseCode = "202", description = "It waits its turn", content = @Content(schema = @Schema(implementation = JobBodies.Status.class)))
    @Post(value = "/{id}/retry", consumes = MediaType.ALL)
    HttpResponse<JobBodies.Status> retry(@PathVariable String id) {
        UUID job = Ids.job(id);
        reader.mayRetry(job);
        jobs.run(job);
        return accepted(reader.status(job));
    }

    @Operation(summary = "Run what is stale or missing")
    @ApiResponse(responseCode = "202", description = "It waits its turn", content = @Content(schema = @Schema(implementation = JobBodies.Status.class)))
    @Post(value = "/{id}/run", consumes = MediaType.ALL)
    HttpResponse<JobBodies.Status> run(@PathVariable String id) {
        UUID job = Ids.job(id);
        films.run(job);
        return accepted(reader.status(job));
    }

    @Operation(summary = "Delete a job and its objects")
    @ApiResponse(responseCode = "204", description = "Gone")
    @Delete(value = "/{id}", consumes = MediaType.ALL)
    HttpResponse<Void> delete(@PathVariable String id) {
        jobs.delete(Ids.job(id));
        return HttpResponse.noContent();
    }

    @Operation(summary = "The units of a job, and what they will cost")
    @Get("/{id}/plan")
    JobBodies.Plan plan(@PathVariable String id) {
        return reader.plan(Ids.job(id));
    }

    private static HttpResponse<JobBodies.Status> accepted(String status) {
        return HttpResponse.<JobBodies.Status>accepted().body(new JobBodies.Status(status));
    }

    private static HttpResponse<byte[]> page(JobPages.JobPage page, @Nullable String known) {
        MutableHttpResponse<byte[]> answer = ETags.matches(known, page.etag())
                ? HttpResponse.notModified()
                : HttpResponse.ok(page.json()).contentType(MediaType.APPLICATION_JSON_TYPE);
        return answer.header(HttpHeaders.ETAG, page.etag()).header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }
}
