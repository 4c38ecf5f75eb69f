package io.songreel.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.songreel.lyrics.LyricSheet;
import io.songreel.lyrics.Transcript;
import io.songreel.musicvideo.FilmView;
import io.songreel.musicvideo.exchange.BeatMarks;
import io.songreel.musicvideo.exchange.Bundle;
import io.songreel.musicvideo.exchange.FilmExport;
import io.songreel.storage.ObjectStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** A film to take away: words for players, timelines for editors. */
@Controller("/jobs/{id}/export")
@Tag(name = "Jobs")
@ExecuteOn(TaskExecutors.BLOCKING)
class ExportController {
    private final Films films;
    private final JobReader reader;
    private final ObjectStore objects;

    ExportController(Films films, JobReader reader, ObjectStore objects) {
        this.films = films;
        this.reader = reader;
        this.objects = objects;
    }

    @Operation(summary = "Take the film away as a file", description = "format, the words: srt, vtt, lrc, elrc (a time for each word), ass (karaoke). The timeline: fcpxml, edl, otio; they name clips/0001.mp4 and so on and the song beside them. bundle: a ZIP of the three timelines, the clips, the song and the subtitles, which an editing program opens at once. beats: all, bars or none, how many marks a timeline has besides those of the sections. Words and timelines are there before the film is finished, the bundle when all scenes are rendered.")
    @ApiResponse(responseCode = "200", description = "The file", content = @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "404", description = "No such job, or it has not come so far", content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = ProblemBody.class)))
    @Get
    HttpResponse<?> export(@PathVariable String id, @Nullable @QueryValue String format,
            @Nullable @QueryValue String beats) throws IOException {
        UUID job = Ids.job(id);
        ExportFormat wanted = ExportFormat.of(format);
        BeatMarks marks = marks(wanted, beats);
        reader.find(job);
        return wanted.ofWords() ? words(job, wanted) : edit(job, wanted, marks);
    }

    private HttpResponse<?> words(UUID job, ExportFormat wanted) {
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
        return text(job, wanted, wanted.write(sheet, film.options().renderSize()));
    }

    private HttpResponse<?> edit(UUID job, ExportFormat wanted, BeatMarks marks) throws IOException {
        if (films.view(job).isEmpty()) {
            throw new ApiProblem(ProblemType.NOT_FOUND);
        }
        FilmExport film = films.export(job, marks).orElseThrow(() -> new ApiProblem(ProblemType.NOT_KNOWN_YET));
        if (wanted != ExportFormat.BUNDLE) {
            return text(job, wanted, wanted.timeline().write(film.timeline()));
        }
        if (film.clips().isEmpty()) {
            throw new ApiProblem(ProblemType.NOT_KNOWN_YET,
                    "The bundle needs every scene, and some are not rendered yet. The timelines alone are there.");
        }
        try {
            return named(HttpResponse.ok(new StreamedFile(Bundle.open(film, "songreel-" + job, objects),
                    MediaType.of(wanted.mediaType()))), job, wanted);
        } catch (NoSuchFileException gone) {
            throw (ObjectMissing) new ObjectMissing().initCause(gone);
        }
    }

    private static HttpResponse<?> text(UUID job, ExportFormat wanted, String text) {
        return named(HttpResponse.ok(text.getBytes(StandardCharsets.UTF_8)), job, wanted);
    }

    private static HttpResponse<?> named(MutableHttpResponse<?> answer, UUID job, ExportFormat wanted) {
        String charset = wanted == ExportFormat.BUNDLE ? "" : ";charset=utf-8";
        return answer.contentType(MediaType.of(wanted.mediaType() + charset)).header(HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + job + "." + wanted.extension() + "\"");
    }

    private static BeatMarks marks(ExportFormat wanted, @Nullable String beats) {
        if (beats == null) {
            return BeatMarks.ALL;
        }
        if (wanted.ofWords()) {
            throw ApiProblem.invalid("beats", "goes with a timeline or the bundle, not with words");
        }
        Optional<BeatMarks> marks = Arrays.stream(BeatMarks.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(beats)).findFirst();
        return marks.orElseThrow(() -> ApiProblem.invalid("beats", "must be all, bars or none"));
    }
}
