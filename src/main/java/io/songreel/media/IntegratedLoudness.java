package io.songreel.media;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Integrated loudness of a song by EBU R 128: ITU-R BS.1770-5 with K-weighting, blocks of 400 ms every 100 ms, the
 * absolute gate at −70 LUFS and the relative one 10 LU below what passes it. Takes the song's own channels at its own
 * rate, once, forwards; holds a number for each 100 ms. Not safe for many threads.
 */
final class IntegratedLoudness {
    private static final int HOPS_PER_SECOND = 10;
    private static final int HOPS_PER_BLOCK = 4;
    private static final double OFFSET = -0.691;
    private static final double ABSOLUTE_GATE = -70;
    private static final double RELATIVE_GATE = -10;

    private final int rate;
    private final double[] weights;
    private final Biquad[] shelves;
    private final Biquad[] highPasses;
    private double[] hops = new double[600];
    private int full;
    private double sum;
    private long position;
    private long hopStart;
    private long hopEnd;

    /**
     * @param weights
     *            of the channels in their order: 1 in front, 1.41 at the side and behind, 0 for low-frequency effects
     */
    IntegratedLoudness(int rate, double[] weights) {
        this.rate = rate;
        this.weights = weights.clone();
        shelves = new Biquad[weights.length];
        highPasses = new Biquad[weights.length];
        for (int c = 0; c < weights.length; c++) {
            shelves[c] = Biquad.headShelf(rate);
            highPasses[c] = Biquad.lowCut(rate);
        }
        hopEnd = hopEnd(1);
    }

    /** The next {@code count} samples of every channel, full scale ±1. */
    void add(float[][] channels, int count) {
        for (int from = 0; from < count;) {
            int to = (int) Math.min(count, from + hopEnd - position);
            for (int c = 0; c < weights.length; c++) {
                if (weights[c] > 0) {
                    sum += weights[c] * energy(channels[c], from, to, shelves[c], highPasses[c]);
                }
            }
            position += to - from;
            from = to;
            if (position == hopEnd) {
                endHop();
            }
        }
    }

    private static double energy(float[] samples, int from, int to, Biquad shelf, Biquad highPass) {
        double energy = 0;
        for (int i = from; i < to; i++) {
            // A float file may hold NaN or infinity; a filter would never forget it.
            double weighted = highPass.next(shelf.next(Float.isFinite(samples[i]) ? samples[i] : 0));
            energy += weighted * weighted;
        }
        return energy;
    }

    private void endHop() {
        if (full == hops.length) {
            hops = Arrays.copyOf(hops, 2 * full);
        }
        hops[full++] = sum / (hopEnd - hopStart);
        sum = 0;
        hopStart = hopEnd;
        hopEnd = hopEnd(full + 1);
        for (int c = 0; c < weights.length; c++) {
            shelves[c].settle();
            highPasses[c].settle();
        }
    }

    /** A tenth of a second need not be a whole number of samples. */
    private long hopEnd(int hop) {
        return Math.max(hop, Math.round((double) hop * rate / HOPS_PER_SECOND));
    }

    /** LUFS of what was added; null where nothing passes the gate: silence, or less than one block. */
    @Nullable
    Double lufs() {
        double absolute = Math.pow(10, (ABSOLUTE_GATE - OFFSET) / 10);
        double heard = mean(absolute);
        if (!(heard > 0)) {
            return null;
        }
        double relative = heard * Math.pow(10, RELATIVE_GATE / 10);
        return OFFSET + 10 * Math.log10(mean(Math.max(absolute, relative)));
    }

    /** Mean power of the blocks above {@code gate}; 0 without any. */
    private double mean(double gate) {
        double all = 0;
        int blocks = 0;
        for (int i = 0; i + HOPS_PER_BLOCK <= full; i++) {
            double power = 0;
            for (int k = 0; k < HOPS_PER_BLOCK; k++) {
                power += hops[i + k] / HOPS_PER_BLOCK;
            }
            if (power > gate) {
                all += power;
                blocks++;
            }
        }
        return blocks == 0 ? 0 : all / blocks;
    }

    /** A second-order section in transposed direct form II. */
    private static final class Biquad {
        private static final double SETTLED = 1e-40;
        private final double b0;
        private final double b1;
        private final double b2;
        private final double a1;
        private final double a2;
        private double first;
        private double second;

        private Biquad(double b0, double b1, double b2, double a1, double a2) {
            this.b0 = b0;
            this.b1 = b1;
            this.b2 = b2;
            this.a1 = a1;
            this.a2 = a2;
        }

        /** BS.1770 gives coefficients for 48 kHz; these are the analogue filter they come from, for any rate. */
        static Biquad headShelf(int rate) {
            double k = Math.tan(Math.PI * 1681.974450955533 / rate);
            double high = Math.pow(10, 3.999843853973347 / 20);
            double band = Math.pow(high, 0.4996667741545416);
            double damped = k / 0.7071752369554196;
            double a0 = 1 + damped + k * k;
            return new Biquad((high + band * damped + k * k) / a0, 2 * (k * k - high) / a0,
                    (high - band * damped + k * k) / a0, 2 * (k * k - 1) / a0, (1 - damped + k * k) / a0);
        }

        static Biquad lowCut(int rate) {
            double k = Math.tan(Math.PI * 38.13547087602444 / rate);
            double damped = k / 0.5003270373238773;
            double a0 = 1 + damped + k * k;
            return new Biquad(1, -2, 1, 2 * (k * k - 1) / a0, (1 - damped + k * k) / a0);
        }

        double next(double x) {
            double y = b0 * x + first;
            first = b1 * x - a1 * y + second;
            second = b2 * x - a2 * y;
            return y;
        }

        /** Numbers too small to be heard would become too small for fast arithmetic. */
        void settle() {
            first = Math.abs(first) < SETTLED ? 0 : first;
            second = Math.abs(second) < SETTLED ? 0 : second;
        }
    }
}
