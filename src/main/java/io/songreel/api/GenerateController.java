package io.songreel.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;

/** Single images: the job is watched, cancelled and deleted like any other. */
@Controller("/generate")
@Tag(name = "Images")
@ExecuteOn(TaskExecutors.BLOCKING)
class GenerateController {
    private final ImageOrders orders;

    GenerateController(ImageOrders orders) {
        this.orders = orders;
    }

    @Operation(summary = "Ask for images", description = "From a text, from an uploaded image, or under a mask. GET /jobs/{id} then has images as they are made.")
    @RequestBody(required = true, content = @Content(mediaType = "application/json", schema = @Schema(implementation = JobRequests.NewImage.class)))
    @ApiResponse(responseCode = "202", description = "Accepted; it is never lost from now on", content = @Content(schema = @Schema(implementation = JobBodies.Accepted.class)))
    @ApiResponse(responseCode = "422", description = "A parameter that the model cannot honour, or no model", content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = ProblemBody.class)))
    @Post("/image")
    HttpResponse<JobBodies.Accepted> image(@Parameter(hidden = true) @Body byte[] body,
            @Nullable @Header("Idempotency-Key") String idempotencyKey) {
        UUID job = orders.submit(body, idempotencyKey);
        return HttpResponse.<JobBodies.Accepted>accepted(URI.create("/jobs/" + job))
                .body(new JobBodies.Accepted(job));
    }
}
