package io.songreel.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.songreel.lyrics.LyricSheet;
import io.songreel.lyrics.Transcript;
import io.songreel.musicvideo.FilmView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What is known of a film's song, to look at and to take away. */
@Controller("/jobs/{id}")
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
    @Get("/analysis")
    AnalysisBodies.Analysis analysis(@PathVariable String id) {
        UUID job = Ids.job(id);
        reader.find(job);
        return films.analysis(job).map(AnalysisBodies.Analysis::of)
                .orElseThrow(() -> new ApiProblem(ProblemType.NOT_KNOWN_YET));
    }

    @Operation(summary = "Take the film's data away as a file", description = "format: srt, vtt, lrc, elrc, ass; fcpxml, edl and otio are not available yet.")
    @ApiResponse(responseCode = "200", description = "The file", content = @Content(mediaType = "text/plain", schema = @Schema(type = "string")))
    @Get("/export")
    HttpResponse<byte[]> export(@PathVariable String id, @Nullable @QueryValue String format) {
        UUID job = Ids.job(id);
        ExportFormat wanted = ExportFormat.of(format);
        reader.find(job);
        FilmView film = films.view(job).orElseThrow(() -> new ApiProblem(ProblemType.NOT_FOUND));
        Transcript words = film.transcript();
        if (words == null) {
            throw new ApiProblem(ProblemType.NOT_KNOWN_YET);
        }
        LyricSheet sheet = LyricSheet.of(words);
        if (sheet.isEmpty()) {
            throw new ApiProblem(ProblemType.NOT_AVAILABLE, "This film has no words with times, so there is no "
                    + wanted.extension() + " file of them. Upload lyrics, or install a speech model.");
        }
        return HttpResponse.ok(wanted.write(sheet, film.options().renderSize()).getBytes(StandardCharsets.UTF_8))
                .contentType(MediaType.of(wanted.mediaType() + ";charset=utf-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + job + "." + wanted.extension() + "\"");
    }
}
