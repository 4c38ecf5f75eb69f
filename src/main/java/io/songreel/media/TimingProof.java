package io.songreel.media;

/**
 * What reading the finished film back showed. Seconds are measured on the file's own time stamps, edit lists applied.
 *
 * @param audioSamples
 *            samples per channel a decode of the film's audio gives
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
