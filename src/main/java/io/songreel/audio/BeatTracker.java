package io.songreel.audio;

/**
 * Beats by dynamic programming (Ellis, "Beat tracking by dynamic programming", 2007): the sequence of frames that
 * maximises {@code Σ onset(i) − α·Σ ln²(distance / period)}, with a period that may differ from frame to frame. That is
 * a pulse, steadier than people play: {@link PlayedBeats} lie about it.
 */
final class BeatTracker {
    /**
     * A steady song has one phase: slipping half a beat costs {@code α/4k} over k beats, more than accents between the
     * beats of a few bars are worth. Four times as loose, an off-beat intro was followed and then left by long steps.
     */
    private static final double TIGHTNESS = 2500;
    /** Of the period; beyond these a distance costs more than a dozen onsets can be worth. */
    private static final float SHORTEST = 0.75f;
    private static final float LONGEST = 1.34f;
    private static final double SMOOTHING = 1.0 / 32;

    private BeatTracker() {
    }

    /**
     * Frames of the beats, rising; fractions where the peak of the onset lies between frames.
     *
     * @param onset
     *            one value a frame
     * @param period
     *            wanted distance at each frame, in frames
     */
    static double[] track(float[] onset, float[] period) {
        int n = onset.length;
        if (n == 0) {
            return new double[0];
        }
        float[] smooth = smooth(onset, period[n / 2]);
        float[] score = new float[n];
        int[] before = new int[n];
        float[] penalty = penalties();
        for (int i = 0; i < n; i++) {
            float p = period[i];
            int nearest = Math.max(1, (int) (SHORTEST * p));
            int farthest = Math.min(i, (int) (LONGEST * p));
            float most = 0;
            int from = -1;
            float scale = TABLE / p;
            for (int d = nearest; d <= farthest; d++) {
                float reached = score[i - d] - penalty[(int) (d * scale)];
                if (reached > most) {
                    most = reached;
                    from = i - d;
                }
            }
            score[i] = smooth[i] + most;
            before[i] = from;
        }
        return backtrack(onset, score, before, period[n - 1]);
    }

    private static final int TABLE = 512;

    /** {@code α·ln²(distance/period)} by distance, {@value #TABLE} steps a period. */
    private static float[] penalties() {
        float[] penalty = new float[2 * TABLE];
        for (int i = 1; i < penalty.length; i++) {
            double ln = Math.log((i + 0.5) / TABLE);
            penalty[i] = (float) (TIGHTNESS * ln * ln);
        }
        return penalty;
    }

    private static double[] backtrack(float[] onset, float[] score, int[] before, double period) {
        int last = score.length - 1;
        for (int i = last; i >= 0 && i > score.length - 1 - period; i--) {
            last = score[i] > score[last] ? i : last;
        }
        int count = 0;
        for (int i = last; i >= 0; i = before[i]) {
            count++;
        }
        double[] beats = new double[count];
        for (int i = last; i >= 0; i = before[i]) {
            beats[--count] = refined(onset, i);
        }
        return beats;
    }

    /** Where the peak of an onset lies about its highest frame. */
    static double refined(float[] onset, int i) {
        if (i == 0 || i == onset.length - 1 || onset[i] < onset[i - 1] || onset[i] < onset[i + 1]) {
            return i;
        }
        double bend = onset[i - 1] - 2.0 * onset[i] + onset[i + 1];
        return bend < -1e-9 ? i + Math.clamp(0.5 * (onset[i - 1] - onset[i + 1]) / bend, -0.5, 0.5) : i;
    }

    /** By a bell curve far narrower than a period. */
    static float[] smooth(float[] values, double period) {
        double sigma = SMOOTHING * period;
        int reach = Math.max(1, (int) Math.ceil(2.5 * sigma));
        double[] gauss = new double[2 * reach + 1];
        for (int k = -reach; k <= reach; k++) {
            gauss[k + reach] = Math.exp(-0.5 * k * k / (sigma * sigma));
        }
        float[] smooth = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            double sum = 0;
            for (int k = Math.max(-reach, -i); k <= reach && i + k < values.length; k++) {
                sum += gauss[k + reach] * values[i + k];
            }
            smooth[i] = (float) sum;
        }
        return smooth;
    }
}
