package io.songreel.audio;

/**
 * How strongly something starts, frame by frame: spectral flux of each band less its own surroundings, divided by the
 * local deviation, so that a quiet verse and a fade-in count as a loud chorus does.
 */
final class OnsetEnvelope {
    private static final double LOCAL_SECONDS = 6;
    private static final double MEAN_SECONDS = 0.4;
    /** A band quieter than this share of the song's own flux is not blown up further. */
    private static final double FLOOR = 0.15;
    /** Below this flux (of {@code ln(1 + 1000·magnitude)}) there is no onset, only dither. */
    private static final double SILENT_FLUX = 1e-3;

    private final double frameSeconds;
    private final float[][] bands = new float[SongFeatures.Band.values().length][];
    private final float[] total;

    OnsetEnvelope(SongFeatures features) {
        frameSeconds = features.frameSeconds();
        total = new float[features.frames()];
        for (SongFeatures.Band band : SongFeatures.Band.values()) {
            float[] normalised = normalise(features.flux()[band.index]);
            bands[band.index] = normalised;
            for (int i = 0; i < total.length; i++) {
                total[i] += normalised[i] / 3;
            }
        }
    }

    double frameSeconds() {
        return frameSeconds;
    }

    int frames() {
        return total.length;
    }

    /** All bands together. Not a copy. */
    float[] total() {
        return total;
    }

    /** One band. Not a copy. */
    float[] of(SongFeatures.Band band) {
        return bands[band.index];
    }

    private float[] normalise(float[] flux) {
        int n = flux.length;
        double[] excess = new double[n + 1];
        double[] sums = new double[n + 1];
        for (int i = 0; i < n; i++) {
            sums[i + 1] = sums[i] + flux[i];
        }
        int near = Math.max(1, (int) (MEAN_SECONDS / 2 / frameSeconds));
        float[] peaks = new float[n];
        for (int i = 0; i < n; i++) {
            int from = Math.max(0, i - near);
            int to = Math.min(n, i + near + 1);
            peaks[i] = (float) Math.max(0, flux[i] - (sums[to] - sums[from]) / (to - from));
            excess[i + 1] = excess[i] + (double) peaks[i] * peaks[i];
        }
        double whole = Math.sqrt(excess[n] / Math.max(1, n));
        int wide = Math.max(1, (int) (LOCAL_SECONDS / 2 / frameSeconds));
        for (int i = 0; i < n; i++) {
            int from = Math.max(0, i - wide);
            int to = Math.min(n, i + wide + 1);
            double local = Math.sqrt((excess[to] - excess[from]) / (to - from));
            peaks[i] = (float) Math.min(8, peaks[i] / (Math.max(local, FLOOR * whole) + SILENT_FLUX));
        }
        return peaks;
    }
}
