package io.songreel.lyrics;

import java.util.List;

/**
 * The words of a song in order of time.
 *
 * @param text
 *            the whole text for a reader, lines separated by {@code \n}
 * @param words
 *            with times; empty when the text has none
 * @param language
 *            ISO 639-1, or empty when unknown
 */
public record Transcript(Origin origin, String text, List<Word> words, String language) {
    public Transcript {
        words = List.copyOf(words);
    }

    public static Transcript none() {
        return new Transcript(Origin.NONE, "", List.of(), "");
    }

    /** Which rung gave the words. */
    public enum Origin {
        UPLOADED, WHISPER, NONE
    }
}
