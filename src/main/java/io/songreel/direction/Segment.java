package io.songreel.direction;

/**
 * A window of the song, as the director sees it. Its time is ours and never comes back from a director.
 *
 * @param start
 *            seconds
 * @param end
 *            seconds
 * @param lyricSnippet
 *            the words sung in it, each in the one segment that holds the middle of its time; empty when none
 * @param energyHint
 *            0 to 1
 * @param section
 *            the part of the song it mostly lies in: {@code intro}, {@code verse}, {@code chorus}, {@code bridge},
 *            {@code instrumental} or {@code outro}; empty where unknown
 * @param repetition
 *            segments of one number lie in the same music, heard again; {@value #NO_REPETITION} where unknown
 */
public record Segment(int i, double start, double end, String lyricSnippet, double energyHint, String section,
        int repetition) {
    public static final int NO_REPETITION = -1;

    /** Whether the part of the song is known. */
    public boolean placed() {
        return !section.isEmpty() && repetition != NO_REPETITION;
    }
}
