package io.songreel.lyrics.voice;

import io.songreel.job.CancelToken;
import io.songreel.lyrics.VocalSeparator.Mix;
import java.io.IOException;

/**
 * Mean and standard deviation of a song's two channels together: what Demucs is used to have taken out. Found by a pass
 * of its own over the song, so that nothing of it has to stay in memory.
 */
record SongLevel(double mean, double deviation) {
    private static final int BLOCK = 1 << 16;
    /** As Demucs has it: silence stays silence. */
    private static final double LEAST = 1e-8;

    static SongLevel of(Mix song, CancelToken cancel) throws IOException {
        float[] left = new float[BLOCK];
        float[] right = new float[BLOCK];
        double sum = 0;
        double squares = 0;
        long heard = 0;
        while (heard < song.length()) {
            cancel.check();
            int count = song.read(heard, left, right, (int) Math.min(BLOCK, song.length() - heard));
            if (count <= 0) {
                throw new IOException("the song became shorter");
            }
            for (int i = 0; i < count; i++) {
                double middle = 0.5 * ((double) left[i] + right[i]);
                sum += middle;
                squares += middle * middle;
            }
            heard += count;
        }
        double mean = heard == 0 ? 0 : sum / heard;
        double variance = heard < 2 ? 0 : Math.max(0, (squares - heard * mean * mean) / (heard - 1));
        return new SongLevel(mean, Math.sqrt(variance) + LEAST);
    }

    float in(float sample) {
        return (float) ((sample - mean) / deviation);
    }

    float out(double sample) {
        return (float) (sample * deviation + mean);
    }
}
