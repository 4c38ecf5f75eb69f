package io.songreel.audio;

/**
 * A part of a song.
 *
 * @param start
 *            seconds
 * @param end
 *            seconds; the next section's start
 * @param label
 *            a best guess
 * @param repetition
 *            sections of one number are the same music, heard again
 * @param confidence
 *            in the label, 0 to 1
 */
public record SongSection(double start, double end, Label label, int repetition, double confidence) {
    /** What a section is called. */
    public enum Label {
        INTRO, VERSE, CHORUS, BRIDGE, INSTRUMENTAL, OUTRO
    }

    public SongSection {
        if (!(start >= 0 && end >= start)) {
            throw new IllegalArgumentException("a section ends after it starts");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence is 0 to 1");
        }
    }
}
