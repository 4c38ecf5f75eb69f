package io.songreel.media;

/**
 * What one full decode of a song measured.
 *
 * @param samples
 *            samples per channel after the file's own gapless information was applied: the song's length
 * @param sampleRate
 *            Hz of the file itself
 * @param codec
 *            FFmpeg's name of the audio codec
 */
public record SongFacts(AudioFormat format, String codec, long samples, int sampleRate, int channels) {
    public SongFacts {
        if (samples <= 0 || sampleRate <= 0 || channels <= 0) {
            throw new IllegalArgumentException("a song has samples, a rate and channels");
        }
    }

    /** The canonical duration, seconds. For arithmetic use samples and rate. */
    public double durationSeconds() {
        return (double) samples / sampleRate;
    }
}
