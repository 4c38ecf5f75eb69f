package io.songreel.media;

import java.io.IOException;
import java.util.Arrays;

/**
 * Band-limited resampling by a polyphase windowed sinc (J. O. Smith, "Digital Audio Resampling"; Kaiser window, β 9,
 * about −90 dB stop band). Output sample {@code n} is a fixed sum of input samples around {@code n·M/L}, so windows
 * read in any order agree exactly.
 */
final class ResampledPcm implements PcmSource {
    private static final int ZERO_CROSSINGS = 24;
    private static final double BETA = 9.0;
    /** Share of the narrower band that passes; the rest is the filter's slope. */
    private static final double PASS = 0.94;
    private static final int BLOCK = 4096;

    private final PcmSource source;
    private final int rate;
    private final long up;
    private final long down;
    private final int half;
    private final float[][] phases;
    private float[] window = new float[0];

    ResampledPcm(PcmSource source, int rate) {
        if (rate < 1000 || rate > 768_000) {
            throw new IllegalArgumentException("rate is 1000 to 768000 Hz");
        }
        this.source = source;
        this.rate = rate;
        int common = gcd(rate, source.rate());
        up = rate / common;
        down = source.rate() / common;
        double band = Math.min(1.0, (double) up / down);
        half = (int) Math.ceil(ZERO_CROSSINGS / band);
        if (up * 2 * half > 4_000_000) {
            throw new IllegalArgumentException("the two rates have too little in common");
        }
        phases = new float[(int) up][];
        for (int phase = 0; phase < up; phase++) {
            phases[phase] = taps((double) phase / up, band * PASS);
        }
    }

    @Override
    public long samples() {
        return (source.samples() * up + down / 2) / down;
    }

    @Override
    public int rate() {
        return rate;
    }

    @Override
    public int read(long position, float[] into, int count) throws IOException {
        for (int at = 0; at < count; at += BLOCK) {
            readBlock(position + at, into, at, Math.min(BLOCK, count - at));
        }
        int inside = Math.clamp(samples() - position, 0, count);
        Arrays.fill(into, inside, count, 0);
        Arrays.fill(into, 0, Math.clamp(-position, 0, count), 0);
        return inside;
    }

    private void readBlock(long position, float[] into, int at, int count) throws IOException {
        long first = Math.floorDiv(position * down, up) - half + 1;
        long last = Math.floorDiv((position + count - 1) * down, up) + half;
        int needed = Math.toIntExact(last - first + 1);
        if (window.length < needed) {
            window = new float[needed];
        }
        source.read(first, window, needed);
        for (int i = 0; i < count; i++) {
            long exact = (position + i) * down;
            int start = (int) (Math.floorDiv(exact, up) - half + 1 - first);
            into[at + i] = dot(phases[(int) Math.floorMod(exact, up)], start);
        }
    }

    private float dot(float[] taps, int start) {
        float even = 0;
        float odd = 0;
        for (int k = 0; k < taps.length; k += 2) {
            even += taps[k] * window[start + k];
            odd += taps[k + 1] * window[start + k + 1];
        }
        return even + odd;
    }

    /** Taps for the inputs {@code floor − half + 1 … floor + half}; their sum is 1, so a constant stays itself. */
    private float[] taps(double fraction, double cutoff) {
        double[] exact = new double[2 * half];
        double sum = 0;
        for (int k = 0; k < exact.length; k++) {
            double x = k - half + 1 - fraction;
            double edge = x / half;
            exact[k] = sinc(cutoff * x) * bessel0(BETA * Math.sqrt(Math.max(0, 1 - edge * edge)));
            sum += exact[k];
        }
        float[] taps = new float[exact.length];
        for (int k = 0; k < taps.length; k++) {
            taps[k] = (float) (exact[k] / sum);
        }
        return taps;
    }

    private static double sinc(double x) {
        return Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    /** Modified Bessel function of the first kind, order 0, by its power series. */
    private static double bessel0(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
