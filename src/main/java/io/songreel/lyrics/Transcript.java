package io.songreel.lyrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a song in order of time.
 *
 * @param text
 *            the whole text for a reader, lines separated by {@code \n}
 * @param words
 *            with times; empty when the text has none
 * @param language
 *            ISO 639-1, or empty when unknown
 * @param alignment
 *            how known lyrics came to their times; null for words that were heard, or that have none. Not written when
 *            null, so that transcripts stored before it was known keep their digests
 */
public record Transcript(Origin origin, String text, List<Word> words, String language,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Alignment alignment) {
    public Transcript {
        words = List.copyOf(words);
    }

    /** Words that nobody aligned. */
    public Transcript(Origin origin, String text, List<Word> words, String language) {
        this(origin, text, words, language, null);
    }

    public static Transcript none() {
        return new Transcript(Origin.NONE, "", List.of(), "");
    }

    /** Which rung gave the words. */
    public enum Origin {
        UPLOADED, WHISPER, NONE
    }
}
