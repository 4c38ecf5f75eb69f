package io.songreel.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The song, picture and lyrics that come with Songreel, for whoever has none at hand. */
@Controller("/demo")
@Tag(name = "Machine")
@ExecuteOn(TaskExecutors.BLOCKING)
class DemoController {
    @Operation(summary = "The demo's song")
    @Get("/song")
    HttpResponse<StreamedFile> song() throws IOException {
        return file("song.mp3", "audio/mpeg");
    }

    @Operation(summary = "The demo's picture")
    @Get("/picture")
    HttpResponse<StreamedFile> picture() throws IOException {
        return file("picture.jpg", "image/jpeg");
    }

    @Operation(summary = "The demo's lyrics")
    @Get("/lyrics")
    HttpResponse<StreamedFile> lyrics() throws IOException {
        return file("lyrics.lrc", "text/plain");
    }

    private static HttpResponse<StreamedFile> file(String name, String type) throws IOException {
        Path file = folders().map(folder -> folder.resolve(name)).filter(Files::isRegularFile).findFirst()
                .orElseThrow(() -> new ApiProblem(ProblemType.NOT_FOUND));
        long modified = Files.getLastModifiedTime(file).toMillis();
        return HttpResponse.ok(new StreamedFile(Files.newInputStream(file), MediaType.of(type), modified,
                Files.size(file))).header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600");
    }

    /** Where the command line looks too: the folder here, or beside the build that the jar lies in. */
    private static Stream<Path> folders() {
        try {
            Path code = Path.of(DemoController.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return Stream.of(Path.of("demo"), code.resolveSibling("../demo").normalize());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of the code is no path", e);
        }
    }
}
