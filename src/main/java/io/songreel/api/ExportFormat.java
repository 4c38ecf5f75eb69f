package io.songreel.api;

import io.songreel.lyrics.LyricSheet;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files that a film's words can become. */
enum ExportFormat {
    SRT("application/x-subrip", "srt"), VTT("text/vtt", "vtt"),
    LRC("text/plain", "lrc"), ELRC("text/plain", "lrc"), ASS("text/plain", "ass");

    private static final List<String> LATER = List.of("fcpxml", "edl", "otio");
    private final String mediaType;
    private final String extension;

    ExportFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return extension;
    }

    /** @param size of the film, width and height */
    String write(LyricSheet sheet, int[] size) {
        return switch (this) {
            case SRT -> sheet.srt();
            case VTT -> sheet.vtt();
            case LRC -> sheet.lrc();
            case ELRC -> sheet.elrc();
            case ASS -> sheet.ass(size[0], size[1]);
        };
    }

    private String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws ApiProblem when it is no format, or one that is not available yet */
    static ExportFormat of(@Nullable String text) {
        if (text != null && LATER.contains(text)) {
            throw new ApiProblem(ProblemType.NOT_AVAILABLE,
                    text + " is not available yet; srt, vtt, lrc, elrc and ass are.");
        }
        return Arrays.stream(values()).filter(format -> format.wire().equals(text)).findFirst()
                .orElseThrow(() -> ApiProblem.invalid("format", "must be one of "
                        + Stream.concat(Arrays.stream(values()).map(ExportFormat::wire), LATER.stream())
                                .collect(Collectors.joining(", "))));
    }
}
