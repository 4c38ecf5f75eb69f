package io.songreel.media;

import java.io.IOException;

/** Mono samples that can be read anywhere, as often as wanted. An instance belongs to one thread. */
public interface PcmSource {
    /** How many there are. */
    long samples();

    /** Samples a second. */
    int rate();

    /**
     * Fills {@code into[0 … count)} with the samples from {@code position} on, −1 to 1; places past either end are 0.
     * Windows that overlap agree on every sample.
     *
     * @return how many of them lie before the end
     */
    int read(long position, float[] into, int count) throws IOException;

    /** The same samples at another rate; reads from this source, which must stay open. */
    default PcmSource resampledTo(int rate) {
        return rate == rate() ? this : new ResampledPcm(this, rate);
    }
}
