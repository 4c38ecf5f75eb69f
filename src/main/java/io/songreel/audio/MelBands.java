package io.songreel.audio;

/**
 * Triangular bands, equally wide on the mel scale ({@code 2595·log10(1 + f/700)}, O'Shaughnessy 1987), compressed by
 * {@code ln(1 + 1000·magnitude)} (Müller 2015, 6.1): so a soft onset counts beside a loud one.
 */
final class MelBands {
    private static final double LOWEST_HZ = 30;
    private static final double HIGHEST_HZ = 10_000;
    private static final float COMPRESSION = 1000;

    private final int[] first;
    private final float[][] weights;
    private final double[] centre;

    MelBands(int bands, int fftSize, double rate) {
        double low = mel(LOWEST_HZ);
        double high = mel(Math.min(HIGHEST_HZ, 0.46 * rate));
        double binHz = rate / fftSize;
        first = new int[bands];
        weights = new float[bands][];
        centre = new double[bands];
        for (int b = 0; b < bands; b++) {
            double from = hz(low + (high - low) * b / (bands + 1));
            double peak = hz(low + (high - low) * (b + 1) / (bands + 1));
            double to = hz(low + (high - low) * (b + 2) / (bands + 1));
            centre[b] = peak;
            // A band narrower than the bins still hears its nearest one.
            int start = Math.max(1, Math.min((int) Math.ceil(from / binHz), (int) Math.round(peak / binHz)));
            int end = Math.max((int) Math.floor(to / binHz), start);
            first[b] = start;
            weights[b] = new float[end - start + 1];
            for (int k = start; k <= end; k++) {
                double f = k * binHz;
                double slope = f < peak ? (f - from) / (peak - from) : (to - f) / (to - peak);
                weights[b][k - start] = (float) Math.max(slope, end == start ? 1 : 0);
            }
        }
    }

    int count() {
        return first.length;
    }

    /** The middle of a band, Hz. */
    double centreHz(int band) {
        return centre[band];
    }

    void of(float[] magnitude, float[] into) {
        for (int b = 0; b < first.length; b++) {
            float sum = 0;
            float[] weight = weights[b];
            int from = first[b];
            for (int k = 0; k < weight.length; k++) {
                sum += weight[k] * magnitude[from + k];
            }
            into[b] = (float) Math.log(1 + COMPRESSION * sum);
        }
    }

    private static double mel(double hz) {
        return 2595 * Math.log10(1 + hz / 700);
    }

    private static double hz(double mel) {
        return 700 * (Math.pow(10, mel / 2595) - 1);
    }
}
