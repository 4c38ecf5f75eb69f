package io.songreel.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** What this machine can do, what it has, and the models on it. */
@Controller
@Tag(name = "Machine")
@ExecuteOn(TaskExecutors.BLOCKING)
class MachineController {
    private final Capabilities capabilities;
    private final GpuReader gpu;
    private final ModelShelf models;

    MachineController(Capabilities capabilities, GpuReader gpu, ModelShelf models) {
        this.capabilities = capabilities;
        this.gpu = gpu;
        this.models = models;
    }

    @Operation(summary = "Each renderer, director and transcriber: available, or why not")
    @Get("/capabilities")
    CapabilityBodies.Capabilities capabilities() {
        return capabilities.now();
    }

    @Operation(summary = "Accelerators, and who is on them")
    @Get("/gpu")
    CapabilityBodies.Gpu gpu() {
        return gpu.now();
    }

    @Operation(summary = "The models of the catalogue, and which are here")
    @Get("/models")
    ModelList models() {
        return new ModelList(models.models());
    }

    @Operation(summary = "Fetch a model; goes on where it stopped")
    @ApiResponse(responseCode = "202", description = "The job that fetches it", content = @Content(schema = @Schema(implementation = JobBodies.Accepted.class)))
    @Post(value = "/models/{id}/pull", consumes = MediaType.ALL)
    HttpResponse<JobBodies.Accepted> pull(@PathVariable String id) {
        UUID job = models.pull(id);
        return HttpResponse.<JobBodies.Accepted>accepted(URI.create("/jobs/" + job)).body(new JobBodies.Accepted(job));
    }

    @Operation(summary = "Read every byte of a model and compare it with what was published")
    @Post(value = "/models/{id}/verify", consumes = MediaType.ALL)
    Verification verify(@PathVariable String id) {
        return new Verification(id, models.verify(id));
    }

    @Operation(summary = "Take a model's files away")
    @ApiResponse(responseCode = "204", description = "Gone")
    @Delete(value = "/models/{id}", consumes = MediaType.ALL)
    HttpResponse<Void> remove(@PathVariable String id) {
        models.remove(id);
        return HttpResponse.noContent();
    }

    /**
     * What reading a model found.
     *
     * @param verdict
     *            {@code good}, {@code size_only}, {@code damaged} or {@code missing}
     */
    @Schema(name = "Verification")
    record Verification(String id, String verdict) {}

    /** All models. */
    @Schema(name = "ModelList")
    record ModelList(List<ModelShelf.Model> models) {}
}
