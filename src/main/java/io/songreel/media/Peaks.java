package io.songreel.media;

import java.io.IOException;
import java.util.Arrays;

/**
 * The outline of a song for a waveform: bucket {@code i} spans the i-th of {@code min.length} equal parts of the song.
 *
 * @param min
 *            lowest sample of each bucket, −32768 to 32767
 * @param max
 *            highest sample of each bucket
 */
public record Peaks(short[] min, short[] max) {
    static final int BUCKETS = 2000;
    private static final int CHUNK = 32 * 1024;

    public Peaks {
        if (min.length == 0 || min.length != max.length) {
            throw new IllegalArgumentException("every bucket has a lowest and a highest sample");
        }
    }

    /** @param buckets how many are wanted; a song with fewer samples gets one each */
    public static Peaks of(PcmSource pcm, int buckets) throws IOException {
        int count = Math.clamp(pcm.samples(), 1, buckets);
        short[] min = new short[count];
        short[] max = new short[count];
        Arrays.fill(min, Short.MAX_VALUE);
        Arrays.fill(max, Short.MIN_VALUE);
        float[] chunk = new float[CHUNK];
        for (long at = 0; at < pcm.samples(); at += CHUNK) {
            int got = pcm.read(at, chunk, CHUNK);
            for (int i = 0; i < got; i++) {
                int bucket = (int) ((at + i) * count / pcm.samples());
                short value = (short) Math.clamp(Math.round(chunk[i] * 32768), Short.MIN_VALUE, Short.MAX_VALUE);
                min[bucket] = (short) Math.min(min[bucket], value);
                max[bucket] = (short) Math.max(max[bucket], value);
            }
        }
        return new Peaks(min, max);
    }
}
