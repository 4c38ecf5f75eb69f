package io.songreel.media;

import java.nio.file.Path;

/**
 * A song that was taken in.
 *
 * @param pcm
 *            our own PCM of it, for {@link PcmFile}
 */
public record SongIntake(SongFacts facts, Path pcm, Peaks peaks) {}
