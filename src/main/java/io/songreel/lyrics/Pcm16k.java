package io.songreel.lyrics;

import java.io.IOException;

/** Mono samples at 16 kHz, −1 to 1, read forwards in windows so that memory stays bounded. */
public interface Pcm16k {
    /** Samples in a second. */
    int RATE = 16_000;

    /** Samples in the song. */
    long length();

    /** Copies samples from {@code position}; returns how many there were. */
    int read(long position, float[] into, int count) throws IOException;
}
