package io.songreel.audio;

/**
 * Onsets and harmony, beat by beat.
 *
 * @param onset
 *            by {@link SongFeatures.Band}, then beat: the strongest within a few hundredths of a second
 * @param between
 *            the same half-way to the next beat; the second eighth of a shuffle lies late, so the window is wider
 * @param change
 *            by beat: 1 − cosine of the chroma of the period before and after
 * @param changeBetween
 *            the same half-way to the next beat
 */
record BeatFeatures(float[][] onset, float[][] between, float[] change, float[] changeBetween) {
    static BeatFeatures of(double[] beats, OnsetEnvelope onsets, BlockMeans chroma) {
        SongFeatures.Band[] bands = SongFeatures.Band.values();
        int n = beats.length;
        float[][] onset = new float[bands.length][n];
        float[][] between = new float[bands.length][n];
        float[] change = new float[n];
        float[] changeBetween = new float[n];
        for (int i = 0; i < n; i++) {
            double period = i + 1 < n ? beats[i + 1] - beats[i] : i > 0 ? beats[i] - beats[i - 1] : 1;
            for (SongFeatures.Band band : bands) {
                float[] envelope = onsets.of(band);
                onset[band.index][i] = strongest(envelope, beats[i] - 3, beats[i] + 3);
                between[band.index][i] = strongest(envelope, beats[i] + 0.42 * period, beats[i] + 0.7 * period);
            }
            change[i] = chroma.change(beats[i], period);
            changeBetween[i] = chroma.change(beats[i] + 0.5 * period, period);
        }
        return new BeatFeatures(onset, between, change, changeBetween);
    }

    int beats() {
        return change.length;
    }

    /** All bands at a beat together. */
    double strength(int beat) {
        double sum = 0;
        for (float[] band : onset) {
            sum += band[beat];
        }
        return sum;
    }

    private static float strongest(float[] envelope, double from, double to) {
        int last = Math.min(envelope.length - 1, (int) Math.round(to));
        float most = 0;
        for (int i = Math.max(0, (int) Math.round(from)); i <= last; i++) {
            most = Math.max(most, envelope[i]);
        }
        return most;
    }
}
