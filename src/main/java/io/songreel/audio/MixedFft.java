package io.songreel.audio;

import java.util.Arrays;

/**
 * A Fourier transform of a fixed size whose prime factors are small: 400 = 4·4·5·5. Decimation in time with a butterfly
 * for each factor (Singleton 1969). No scaling: {@code X[k] = Σ x[n] · e^(−2πikn/N)}. Keeps its buffers: for one thread.
 */
final class MixedFft {
    private static final int LARGEST_FACTOR = 31;

    private final int size;
    private final int[] factors;
    private final double[] cos;
    private final double[] sin;
    private final double[] re;
    private final double[] im;
    private final double[] termRe = new double[LARGEST_FACTOR];
    private final double[] termIm = new double[LARGEST_FACTOR];

    MixedFft(int size) {
        this.size = size;
        factors = factors(size);
        cos = new double[size];
        sin = new double[size];
        for (int i = 0; i < size; i++) {
            cos[i] = Math.cos(2 * Math.PI * i / size);
            sin[i] = -Math.sin(2 * Math.PI * i / size);
        }
        re = new double[size];
        im = new double[size];
    }

    private static int[] factors(int size) {
        if (size < 2) {
            throw new IllegalArgumentException("the size is at least 2");
        }
        int[] found = new int[Integer.SIZE];
        int count = 0;
        int rest = size;
        // fours first: their butterfly needs no multiplication
        int factor = 4;
        while (rest > 1) {
            while (rest % factor == 0) {
                found[count++] = factor;
                rest /= factor;
            }
            factor = factor == 4 ? 2 : factor == 2 ? 3 : factor + 2;
            if (rest > 1 && factor > LARGEST_FACTOR) {
                throw new IllegalArgumentException("a prime factor of the size is too large");
            }
        }
        return Arrays.copyOf(found, count);
    }

    int size() {
        return size;
    }

    /** Transforms {@code inRe + i·inIm}, in place. */
    void transform(double[] inRe, double[] inIm) {
        System.arraycopy(inRe, 0, re, 0, size);
        System.arraycopy(inIm, 0, im, 0, size);
        pass(0, size, 0, 1, 0, inRe, inIm);
    }

    /** The transform of every {@code stride}-th value from {@code from}, into {@code n} values at {@code at}. */
    private void pass(int level, int n, int from, int stride, int at, double[] outRe, double[] outIm) {
        if (n == 1) {
            outRe[at] = re[from];
            outIm[at] = im[from];
            return;
        }
        int factor = factors[level];
        int part = n / factor;
        for (int q = 0; q < factor; q++) {
            pass(level + 1, part, from + q * stride, stride * factor, at + q * part, outRe, outIm);
        }
        for (int k = 0; k < part; k++) {
            for (int q = 0; q < factor; q++) {
                int turn = q * k * stride;
                double x = outRe[at + q * part + k];
                double y = outIm[at + q * part + k];
                termRe[q] = x * cos[turn] - y * sin[turn];
                termIm[q] = x * sin[turn] + y * cos[turn];
            }
            if (factor == 4) {
                four(at + k, part, outRe, outIm);
            } else {
                any(factor, at + k, part, outRe, outIm);
            }
        }
    }

    private void four(int at, int part, double[] outRe, double[] outIm) {
        double sumRe = termRe[0] + termRe[2];
        double sumIm = termIm[0] + termIm[2];
        double gapRe = termRe[0] - termRe[2];
        double gapIm = termIm[0] - termIm[2];
        double oddSumRe = termRe[1] + termRe[3];
        double oddSumIm = termIm[1] + termIm[3];
        double oddGapRe = termRe[1] - termRe[3];
        double oddGapIm = termIm[1] - termIm[3];
        outRe[at] = sumRe + oddSumRe;
        outIm[at] = sumIm + oddSumIm;
        outRe[at + part] = gapRe + oddGapIm;
        outIm[at + part] = gapIm - oddGapRe;
        outRe[at + 2 * part] = sumRe - oddSumRe;
        outIm[at + 2 * part] = sumIm - oddSumIm;
        outRe[at + 3 * part] = gapRe - oddGapIm;
        outIm[at + 3 * part] = gapIm + oddGapRe;
    }

    private void any(int factor, int at, int part, double[] outRe, double[] outIm) {
        int step = size / factor;
        for (int j = 0; j < factor; j++) {
            double sumRe = termRe[0];
            double sumIm = termIm[0];
            int turn = 0;
            for (int q = 1; q < factor; q++) {
                turn += j * step;
                if (turn >= size) {
                    turn -= size;
                }
                sumRe += termRe[q] * cos[turn] - termIm[q] * sin[turn];
                sumIm += termRe[q] * sin[turn] + termIm[q] * cos[turn];
            }
            outRe[at + j * part] = sumRe;
            outIm[at + j * part] = sumIm;
        }
    }
}
