package io.songreel.audio;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Measures {@link Loudness} in one pass forwards. Holds one hop of samples and two floats per hop: a 20-minute song
 * costs about 100 kB.
 */
public final class LoudnessMeter {
    /** Hops per second of a song. */
    static final int HOPS_PER_SECOND = 10;
    /** Below −80 dB of full scale a spectrum is that of dither, not of music. */
    private static final double NO_SPECTRUM_BELOW = 1e-4;
    private static final int CANCEL_EVERY_HOPS = 50;

    private LoudnessMeter() {
    }

    /**
     * Measures a whole song.
     *
     * @param samples
     *            in the song, at least 0; the last hop may be shorter than the others
     * @param sampleRate
     *            Hz
     * @param cancelled
     *            asked every 5 seconds of song
     * @throws EOFException
     *             when the source has fewer samples than said
     * @throws CancellationException
     *             when cancelled
     */
    public static Loudness measure(PcmSource source, long samples, int sampleRate, BooleanSupplier cancelled)
            throws IOException {
        if (samples < 0 || sampleRate <= 0) {
            throw new IllegalArgumentException("a song has a length and a sample rate");
        }
        int hop = Math.max(1, Math.round((float) sampleRate / HOPS_PER_SECOND));
        int hops = Math.toIntExact((samples + hop - 1) / hop);
        float[] rms = new float[hops];
        float[] brightness = new float[hops];
        float[] window = new float[hop];
        SpectralCentroid centroid = new SpectralCentroid(hop, sampleRate);
        for (int i = 0; i < hops; i++) {
            if (i % CANCEL_EVERY_HOPS == 0 && cancelled.getAsBoolean()) {
                throw new CancellationException("cancelled");
            }
            long position = (long) i * hop;
            int count = (int) Math.min(hop, samples - position);
            fill(source, position, window, count);
            double level = rms(window, count);
            rms[i] = (float) Math.min(1, level);
            brightness[i] = level < NO_SPECTRUM_BELOW ? 0 : (float) centroid.of(window, count);
        }
        return new Loudness((double) hop / sampleRate, rms, brightness);
    }

    /** A source may give fewer samples than asked for at a time; the buffer is filled from its start all the same. */
    private static void fill(PcmSource source, long position, float[] window, int count) throws IOException {
        int have = source.read(position, window, count);
        if (have < count) {
            float[] rest = new float[count];
            while (have < count) {
                int got = have < 0 ? 0 : source.read(position + have, rest, count - have);
                if (got <= 0) {
                    throw new EOFException("the song ends before its last sample");
                }
                System.arraycopy(rest, 0, window, have, got);
                have += got;
            }
        }
        for (int i = 0; i < count; i++) {
            // A float WAV may hold NaN or infinity; one of them must not swallow the hop.
            window[i] = Float.isFinite(window[i]) ? window[i] : 0;
        }
    }

    private static double rms(float[] window, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (double) window[i] * window[i];
        }
        return count == 0 ? 0 : Math.sqrt(sum / count);
    }
}
