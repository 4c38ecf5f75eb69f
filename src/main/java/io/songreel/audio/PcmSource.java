package io.songreel.audio;

import java.io.IOException;

/** Mono samples, −1 to 1, read by position, so that a song never has to be in memory whole. */
@FunctionalInterface
public interface PcmSource {
    /**
     * Copies up to {@code count} samples from {@code position} to the start of {@code into}.
     *
     * @return how many were copied; 0 or less at the end
     */
    int read(long position, float[] into, int count) throws IOException;
}
