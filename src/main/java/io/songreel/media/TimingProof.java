package io.songreel.media;

/**
 * What reading the finished film back showed. Seconds are measured on the file's own time stamps, edit lists applied.
 *
 * @param audioSamples
 *            samples per channel a decode of the film's audio gives, the track's edit list applied
 * @param framesDecoded
 *            frames that came out of a decoder, each for the very bytes that are in the film: decoded from the film now,
 *            or, for a clip that was decoded when it was made, then, with the film's bytes at its place having the same
 *            SHA-256 (the first frames of such a clip are decoded from the film again)
 * @param audioPacketsIdentical
 *            every audio packet of the film is, byte for byte, the song's packet at that place
 */
public record TimingProof(long audioSamples, int sampleRate, int fps, long framesExpected, long framesDecoded,
        double videoEndSeconds, double audioEndSeconds, double deltaMillis, boolean audioPacketsIdentical) {
    /** Whether the film may be called done: all frames there, all samples there, both tracks end within 1 ms. */
    public boolean holds(long songSamples) {
        return framesExpected == framesDecoded && Math.abs(audioSamples - songSamples) <= 1
                && Math.abs(deltaMillis) <= 1.0;
    }
}
