package io.songreel.audio;

import org.jspecify.annotations.Nullable;

/**
 * The key whose profile the song's pitch classes follow best by correlation (Krumhansl and Kessler 1982, "Tracing the
 * dynamic changes in perceived tonal organization"), with the profiles that Albrecht and Shanahan (2013, "The use of
 * large corpora to train a new type of key-finding algorithm") counted in scores: they take a fifth for the tonic less
 * often. Every block counts alike, however loud.
 *
 * @param name
 *            null where no key is heard
 * @param confidence
 *            0 to 1: how far the best key is ahead of the second, and how well it fits
 */
record KeyEstimate(@Nullable String name, double confidence) {
    private static final double[] MAJOR = {0.238, 0.006, 0.111, 0.006, 0.137, 0.094, 0.016, 0.214, 0.009, 0.080, 0.008,
        0.081};
    private static final double[] MINOR = {0.220, 0.006, 0.104, 0.123, 0.019, 0.103, 0.012, 0.214, 0.062, 0.022, 0.061,
        0.052};
    private static final String[] TONICS = {"C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"};
    /** A lead of this much in correlation is as sure as it gets. */
    private static final double CLEAR_LEAD = 0.12;
    /** The pitch classes of noise are all alike: their deviation over their mean is smaller. */
    private static final double LEAST_CONTRAST = 0.12;
    private static final double LEAST_FIT = 0.5;
    private static final double SILENT = 0.01;
    private static final double LEAST_HEARD = 0.1;

    static KeyEstimate of(float[][] chroma) {
        double[] mean = new double[Chroma.CLASSES];
        double sum = 0;
        for (float[] block : chroma) {
            double most = SILENT;
            for (float value : block) {
                most = Math.max(most, value);
            }
            for (int c = 0; c < mean.length && most > SILENT; c++) {
                mean[c] += block[c] / most;
                sum += block[c] / most;
            }
        }
        if (sum / Math.max(1, chroma.length) < LEAST_HEARD || contrast(mean) < LEAST_CONTRAST) {
            return new KeyEstimate(null, 0);
        }
        double best = -1;
        double second = -1;
        int key = 0;
        for (int k = 0; k < 24; k++) {
            double fit = correlation(mean, k < 12 ? MAJOR : MINOR, k % 12);
            if (fit > best) {
                second = best;
                best = fit;
                key = k;
            } else if (fit > second) {
                second = fit;
            }
        }
        if (best < LEAST_FIT) {
            return new KeyEstimate(null, 0);
        }
        double confidence = Math.clamp((best - second) / CLEAR_LEAD, 0.0, 1.0) * best;
        return new KeyEstimate(TONICS[key % 12] + (key < 12 ? " major" : " minor"), confidence);
    }

    private static double contrast(double[] values) {
        double mean = 0;
        double square = 0;
        for (double value : values) {
            mean += value / values.length;
            square += value * value / values.length;
        }
        return Math.sqrt(Math.max(0, square - mean * mean)) / mean;
    }

    private static double correlation(double[] chroma, double[] profile, int tonic) {
        double meanA = 0;
        double meanB = 0;
        for (int i = 0; i < 12; i++) {
            meanA += chroma[i] / 12;
            meanB += profile[i] / 12;
        }
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < 12; i++) {
            double a = chroma[(i + tonic) % 12] - meanA;
            double b = profile[i] - meanB;
            ab += a * b;
            aa += a * a;
            bb += b * b;
        }
        return aa < 1e-12 ? 0 : ab / Math.sqrt(aa * bb);
    }
}
