package io.songreel.media;

import org.jspecify.annotations.Nullable;

/**
 * What one full decode of a song measured.
 *
 * @param samples
 *            samples per channel after the file's own gapless information was applied: the song's length
 * @param sampleRate
 *            Hz of the file itself
 * @param codec
 *            FFmpeg's name of the audio codec
 * @param loudnessLufs
 *            integrated loudness of all channels by EBU R 128; null for silence and where it was not measured
 */
public record SongFacts(AudioFormat format, String codec, long samples, int sampleRate, int channels,
        @Nullable Double loudnessLufs) {
    public SongFacts {
        if (samples <= 0 || sampleRate <= 0 || channels <= 0) {
            throw new IllegalArgumentException("a song has samples, a rate and channels");
        }
        if (loudnessLufs != null && !(loudnessLufs >= -100 && loudnessLufs <= 1_000)) {
            throw new IllegalArgumentException("no loudness of a song");
        }
    }

    /** The canonical duration, seconds. For arithmetic use samples and rate. */
    public double durationSeconds() {
        return (double) samples / sampleRate;
    }
}
