package io.songreel.api;

import io.songreel.lyrics.LyricSheet;
import io.songreel.musicvideo.exchange.TimelineFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Files that a film can be taken away as: its words, its timeline, or all that an editor needs. */
enum ExportFormat {
    SRT("application/x-subrip"), VTT("text/vtt"), LRC("text/plain"), ELRC("text/plain"), ASS("text/plain"),
    FCPXML("application/xml"), EDL("text/plain"), OTIO("application/json"), BUNDLE("application/zip");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return switch (this) {
            case ELRC -> "lrc";
            case BUNDLE -> "zip";
            default -> wire();
        };
    }

    /** Whether it is a file of the film's words alone. */
    boolean ofWords() {
        return switch (this) {
            case SRT, VTT, LRC, ELRC, ASS -> true;
            case FCPXML, EDL, OTIO, BUNDLE -> false;
        };
    }

    /** @param size of the film, width and height */
    String write(LyricSheet sheet, int[] size) {
        return switch (this) {
            case SRT -> sheet.srt();
            case VTT -> sheet.vtt();
            case LRC -> sheet.lrc();
            case ELRC -> sheet.elrc();
            case ASS -> sheet.ass(size[0], size[1]);
            case FCPXML, EDL, OTIO, BUNDLE -> throw new IllegalStateException(this + " is more than words");
        };
    }

    /** The timeline that it is; not for {@link #BUNDLE}, which has all of them. */
    TimelineFormat timeline() {
        return TimelineFormat.valueOf(name());
    }

    private String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws ApiProblem when it is no format */
    static ExportFormat of(@Nullable String text) {
        return Arrays.stream(values()).filter(format -> format.wire().equals(text)).findFirst()
                .orElseThrow(() -> ApiProblem.invalid("format", "must be one of "
                        + Arrays.stream(values()).map(ExportFormat::wire).collect(Collectors.joining(", "))));
    }
}
