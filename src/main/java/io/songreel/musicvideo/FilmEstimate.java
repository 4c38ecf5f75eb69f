package io.songreel.musicvideo;

import org.jspecify.annotations.Nullable;

/**
 * What a film would be.
 *
 * @param scenes
 *            about so many; the song's own beats and words decide
 * @param estimatedS
 *            by this machine's measured speeds; null while a step was never measured
 */
public record FilmEstimate(int scenes, long frames, String renderer, String director, String transcriber,
        @Nullable Double estimatedS) {}
