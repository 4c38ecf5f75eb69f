package io.songreel.audio;

/**
 * The centre of gravity of a magnitude spectrum, Hz: {@code Σ f·|X(f)| / Σ |X(f)|} over a Hann window, without the zero
 * frequency. How bright a sound is. Keeps its buffers: for one thread.
 */
final class SpectralCentroid {
    private static final int LARGEST_WINDOW = 2048;
    private static final int SMALLEST_WINDOW = 64;
    private final Fft fft;
    private final double[] hann;
    private final double[] re;
    private final double[] im;
    private final double binHz;

    /** The window is the largest power of two that fits into {@code hop} samples, 2048 at most. */
    SpectralCentroid(int hop, int sampleRate) {
        int size = Math.clamp(Integer.highestOneBit(hop), SMALLEST_WINDOW, LARGEST_WINDOW);
        fft = new Fft(size);
        hann = new double[size];
        for (int i = 0; i < size; i++) {
            hann[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
        }
        re = new double[size];
        im = new double[size];
        binHz = (double) sampleRate / size;
    }

    /** Of the middle of the first {@code count} samples, padded with silence where they are too few. */
    double of(float[] samples, int count) {
        int size = fft.size();
        int from = Math.max(0, (count - size) / 2);
        for (int i = 0; i < size; i++) {
            re[i] = from + i < count ? samples[from + i] * hann[i] : 0;
            im[i] = 0;
        }
        fft.transform(re, im);
        double weighted = 0;
        double sum = 0;
        for (int k = 1; k <= size / 2; k++) {
            double magnitude = Math.sqrt(re[k] * re[k] + im[k] * im[k]);
            weighted += k * binHz * magnitude;
            sum += magnitude;
        }
        return sum > 1e-9 ? weighted / sum : 0;
    }
}
