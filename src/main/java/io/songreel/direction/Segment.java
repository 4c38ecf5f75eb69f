package io.songreel.direction;

/**
 * A window of the song, as the director sees it. Its time is ours and never comes back from a director.
 *
 * @param start
 *            seconds
 * @param end
 *            seconds
 * @param lyricSnippet
 *            the words in it; empty when none
 * @param energyHint
 *            0 to 1
 */
public record Segment(int i, double start, double end, String lyricSnippet, double energyHint) {}
