package io.songreel.lyrics;

/**
 * A word with its time in the song, seconds.
 *
 * @param confidence
 *            0 to 1
 */
public record Word(String text, double start, double end, double confidence, Source source) {
    public Word {
        if (text.isBlank() || !(start >= 0) || !(end >= start)) {
            throw new IllegalArgumentException("a word has text and does not end before it starts");
        }
    }

    /** Where the time comes from. */
    public enum Source {
        ALIGNED, WHISPER, INTERPOLATED, UPLOADED
    }
}
