package io.songreel.musicvideo;

/**
 * Moves the border between scene {@code i − 1} and scene {@code i}.
 *
 * @param startS
 *            where scene i shall start, seconds; the nearest frame is taken
 * @param snap
 *            takes the nearest beat or word start instead, where one is near
 */
public record BorderMove(int i, double startS, boolean snap) {}
