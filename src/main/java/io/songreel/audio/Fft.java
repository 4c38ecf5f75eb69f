package io.songreel.audio;

/**
 * An in-place fast Fourier transform of a fixed power-of-two size: iterative radix 2, decimation in time (Cooley and
 * Tukey 1965). No scaling: {@code X[k] = Σ x[n] · e^(−2πikn/N)}. Tables are shared and read-only: safe for many threads
 * on arrays of their own.
 */
final class Fft {
    private final int size;
    private final int[] reversed;
    /** For each pass its factors one after another, from the place that is half its width: {@code cos[half + k]}. */
    private final double[] cos;
    private final double[] sin;

    Fft(int size) {
        if (size < 2 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("the size is a power of two, at least 2");
        }
        this.size = size;
        reversed = new int[size];
        int shift = Integer.numberOfLeadingZeros(size) + 1;
        for (int i = 0; i < size; i++) {
            reversed[i] = Integer.reverse(i) >>> shift;
        }
        cos = new double[size];
        sin = new double[size];
        for (int half = 1; half < size; half *= 2) {
            for (int k = 0; k < half; k++) {
                cos[half + k] = Math.cos(Math.PI * k / half);
                sin[half + k] = -Math.sin(Math.PI * k / half);
            }
        }
    }

    int size() {
        return size;
    }

    /** Transforms {@code re + i·im} in place; both hold {@link #size()} values. */
    void transform(double[] re, double[] im) {
        for (int i = 0; i < size; i++) {
            int j = reversed[i];
            if (j > i) {
                swap(re, i, j);
                swap(im, i, j);
            }
        }
        if (size == 2) {
            pair(re, 0);
            pair(im, 0);
            return;
        }
        fours(re, im);
        for (int half = 4; half < size; half *= 2) {
            for (int block = 0; block < size; block += 2 * half) {
                for (int k = 0; k < half; k++) {
                    int a = block + k;
                    int b = a + half;
                    double c = cos[half + k];
                    double s = sin[half + k];
                    double tr = re[b] * c - im[b] * s;
                    double ti = re[b] * s + im[b] * c;
                    re[b] = re[a] - tr;
                    im[b] = im[a] - ti;
                    re[a] += tr;
                    im[a] += ti;
                }
            }
        }
    }

    private static void pair(double[] values, int i) {
        double sum = values[i] + values[i + 1];
        values[i + 1] = values[i] - values[i + 1];
        values[i] = sum;
    }

    /** The first two passes at once: their twiddle factors are 1 and −i, nothing has to be multiplied. */
    private void fours(double[] re, double[] im) {
        for (int i = 0; i < size; i += 4) {
            double sumRe = re[i] + re[i + 1];
            double sumIm = im[i] + im[i + 1];
            double gapRe = re[i] - re[i + 1];
            double gapIm = im[i] - im[i + 1];
            double nextSumRe = re[i + 2] + re[i + 3];
            double nextSumIm = im[i + 2] + im[i + 3];
            double nextGapRe = re[i + 2] - re[i + 3];
            double nextGapIm = im[i + 2] - im[i + 3];
            re[i] = sumRe + nextSumRe;
            im[i] = sumIm + nextSumIm;
            re[i + 1] = gapRe + nextGapIm;
            im[i + 1] = gapIm - nextGapRe;
            re[i + 2] = sumRe - nextSumRe;
            im[i + 2] = sumIm - nextSumIm;
            re[i + 3] = gapRe - nextGapIm;
            im[i + 3] = gapIm + nextGapRe;
        }
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
}
