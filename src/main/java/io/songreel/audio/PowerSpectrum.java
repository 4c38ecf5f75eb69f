package io.songreel.audio;

/**
 * Magnitudes of a real signal under a Hann window, {@code 2·|X[k]| / Σ window}: a sine of amplitude 1 has magnitude 1.
 * One complex transform of half the size does it (Sorensen et al. 1987). Keeps its buffers: for one thread.
 */
final class PowerSpectrum {
    private final Fft half;
    private final double[] window;
    private final double[] cos;
    private final double[] sin;
    private final double[] re;
    private final double[] im;

    /** A power of two, at least 4. */
    PowerSpectrum(int size) {
        half = new Fft(size / 2);
        window = new double[size];
        cos = new double[size / 2 + 1];
        sin = new double[size / 2 + 1];
        re = new double[size / 2];
        im = new double[size / 2];
        for (int i = 0; i < size; i++) {
            window[i] = (0.5 - 0.5 * Math.cos(2 * Math.PI * i / size)) * 4 / size;
        }
        for (int k = 0; k <= size / 2; k++) {
            cos[k] = Math.cos(2 * Math.PI * k / size);
            sin[k] = -Math.sin(2 * Math.PI * k / size);
        }
    }

    int size() {
        return window.length;
    }

    /** Of the samples from {@code from}; fills {@code magnitude[0 … bins − 1]}, at most half the size. */
    void of(float[] samples, int from, float[] magnitude, int bins) {
        int n = re.length;
        for (int i = 0; i < n; i++) {
            re[i] = samples[from + 2 * i] * window[2 * i];
            im[i] = samples[from + 2 * i + 1] * window[2 * i + 1];
        }
        half.transform(re, im);
        for (int k = 0; k < bins; k++) {
            int mirror = k == 0 ? 0 : n - k;
            double evenRe = 0.5 * (re[k] + re[mirror]);
            double evenIm = 0.5 * (im[k] - im[mirror]);
            double oddRe = 0.5 * (im[k] + im[mirror]);
            double oddIm = -0.5 * (re[k] - re[mirror]);
            double x = evenRe + cos[k] * oddRe - sin[k] * oddIm;
            double y = evenIm + cos[k] * oddIm + sin[k] * oddRe;
            magnitude[k] = (float) Math.sqrt(x * x + y * y);
        }
    }
}
