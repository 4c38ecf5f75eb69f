package io.songreel.audio;

/**
 * A moment at which something clearly starts: a note, a chord, a drum.
 *
 * @param at
 *            seconds
 * @param strength
 *            0 to 1, relative to the few seconds around it
 */
public record Onset(double at, double strength) {}
