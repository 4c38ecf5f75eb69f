package io.songreel.lyrics.whisper;

import io.songreel.lyrics.Pcm16k;

/** Sample n has the value n / {@link #LONGEST}, plus full scale somewhere in every second so that it is not silent. */
record CountingSong(long length) implements Pcm16k {
    /** Within the 24 bits of a float. */
    static final long LONGEST = 1L << 24;

    static CountingSong seconds(double seconds) {
        return new CountingSong(Math.round(seconds * 16_000));
    }

    @Override
    public int read(long position, float[] into, int count) {
        int some = Math.clamp(length - position, 0, Math.min(count, 7_000));
        for (int i = 0; i < some; i++) {
            into[i] = (position + i) % 16_000 == 15_999 ? 1 : (float) (position + i) / LONGEST;
        }
        return some;
    }
}
