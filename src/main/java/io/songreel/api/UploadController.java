package io.songreel.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Encoding;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;

/** Takes a song and a picture in. */
@Controller("/uploads")
@Tag(name = "Uploads")
class UploadController {
    private final Uploads uploads;

    UploadController(Uploads uploads) {
        this.uploads = uploads;
    }

    @Operation(summary = "Upload a song and a picture", description = "The bytes decide what a file is; its name and the type the client gives are not looked at.")
    @RequestBody(required = true, content = @Content(mediaType = "multipart/form-data", schema = @Schema(implementation = UploadForm.class), encoding = {
        @Encoding(name = "audio", contentType = "application/octet-stream"),
        @Encoding(name = "image", contentType = "application/octet-stream")}))
    @ApiResponse(responseCode = "201", description = "Taken", content = @Content(schema = @Schema(implementation = UploadBody.class)))
    @ApiResponse(responseCode = "400", description = "A part is missing", content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = ProblemBody.class)))
    @ApiResponse(responseCode = "413", description = "Larger than the cap", content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = ProblemBody.class)))
    @ApiResponse(responseCode = "415", description = "No accepted type", content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = ProblemBody.class)))
    @ApiResponse(responseCode = "422", description = "Cannot be used, or options invalid", content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = ProblemBody.class)))
    @Post(consumes = MediaType.MULTIPART_FORM_DATA)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<UploadBody> upload(@Parameter(hidden = true) @Body InputStream body,
            @Parameter(hidden = true) @Nullable @Header("Content-Type") String contentType) throws IOException {
        try (body) {
            return HttpResponse.created(uploads.accept(body, boundary(contentType)));
        }
    }

    @Operation(summary = "Upload a picture alone", description = "To start an image from, or as a mask.")
    @RequestBody(required = true, content = @Content(mediaType = "multipart/form-data", schema = @Schema(implementation = PictureForm.class), encoding = @Encoding(name = "image", contentType = "application/octet-stream")))
    @ApiResponse(responseCode = "201", description = "Taken", content = @Content(schema = @Schema(implementation = PictureBody.class)))
    @Post(value = "/image", consumes = MediaType.MULTIPART_FORM_DATA)
    @ExecuteOn(TaskExecutors.BLOCKING)
    HttpResponse<PictureBody> picture(@Parameter(hidden = true) @Body InputStream body,
            @Parameter(hidden = true) @Nullable @Header("Content-Type") String contentType) throws IOException {
        try (body) {
            return HttpResponse.created(uploads.acceptPicture(body, boundary(contentType)));
        }
    }

    private static String boundary(@Nullable String contentType) {
        return Multipart.boundary(contentType == null ? "" : contentType)
                .orElseThrow(() -> new ApiProblem(ProblemType.MALFORMED));
    }

    /** The part of a picture's upload, for the API's description. */
    @Schema(name = "PictureForm")
    record PictureForm(@Schema(type = "string", format = "binary") String image) {}

    /** The parts, for the API's description. */
    @Schema(name = "UploadForm")
    record UploadForm(@Schema(type = "string", format = "binary") String audio,
            @Schema(type = "string", format = "binary") String image,
            @Nullable @Schema(description = "optional JSON text") String userOptions) {}
}
