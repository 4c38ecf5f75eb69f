package io.songreel.musicvideo;

import io.songreel.job.Json;
import io.songreel.job.NewEvent;
import io.songreel.render.caption.CaptionFont;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says why words that were to be drawn on the pictures are not all there. */
final class UndrawnLyrics {
    private UndrawnLyrics() {
    }

    /**
     * One warning for the journal, or none.
     *
     * @param words
     *            all that were to be drawn; null when the song has none with times
     */
    static NewEvent[] warnings(@Nullable String words) {
        if (words == null) {
            return warning("no_lyrics_to_draw", "burn_lyrics was asked for, but this film has no words with times. "
                    + "Upload lyrics, or install a speech model.");
        }
        if (!CaptionFont.available()) {
            return warning("lyrics_not_drawn", "No lyrics are drawn, because this machine offers Java no font. "
                    + "Install fontconfig and any font, and make the film again.");
        }
        Optional<String> missing = CaptionFont.missing(words.replaceAll("\\R", " "));
        return missing.isEmpty()
                ? new NewEvent[0]
                : warning("lyrics_not_drawn", "Some lines are not drawn, because no font of this machine has the "
                        + "letter %s (U+%04X). ".formatted(missing.get(), missing.get().codePointAt(0))
                        + "Install a font that has it, and make the film again.");
    }

    private static NewEvent[] warning(String code, String detail) {
        return new NewEvent[]{new NewEvent("warning",
                Json.write(Map.of("code", code, "step", "publish", "unit", "publish", "detail", detail)))};
    }
}
