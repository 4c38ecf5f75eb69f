package io.songreel.audio;

/**
 * Beats as they are played: people are early and late on a steady pulse. Each beat of a pulse goes to where it sounds, at
 * most {@value #REACH} of a period away, by dynamic programming over these few frames, with distances far looser than
 * those that {@link BeatTracker} needs to keep its phase.
 */
final class PlayedBeats {
    private static final double REACH = 0.1;
    private static final double TIGHTNESS = 300;
    /** A beat's period is the mean over so many beats to either side. */
    private static final int NEIGHBOURS = 2;

    private PlayedBeats() {
    }

    /**
     * Frames of the beats, rising, between the frames where an onset's peak is.
     *
     * @param onset
     *            one value a frame
     * @param pulse
     *            frames, rising
     */
    static double[] of(float[] onset, double[] pulse) {
        double mean = (pulse[pulse.length - 1] - pulse[0]) / Math.max(1, pulse.length - 1);
        float[] strength = BeatTracker.smooth(onset, mean);
        int[] steady = new int[pulse.length];
        int[][] from = new int[pulse.length][];
        double[] score = {0};
        for (int k = 0; k < pulse.length; k++) {
            steady[k] = (int) Math.round(pulse[k]);
            int first = Math.max(0, k - NEIGHBOURS);
            int last = Math.min(pulse.length - 1, k + NEIGHBOURS);
            double period = (pulse[last] - pulse[first]) / Math.max(1, last - first);
            int reach = (int) (REACH * period);
            int reachBefore = score.length / 2;
            double[] next = new double[2 * reach + 1];
            from[k] = new int[next.length];
            for (int b = 0; b < next.length; b++) {
                int at = steady[k] - reach + b;
                double most = Double.NEGATIVE_INFINITY;
                for (int a = 0; a < score.length; a++) {
                    double ln = k == 0 ? 0 : Math.log((at - steady[k - 1] + reachBefore - a) / period);
                    double reached = score[a] - TIGHTNESS * ln * ln;
                    if (reached > most) {
                        most = reached;
                        from[k][b] = a;
                    }
                }
                next[b] = most + (at >= 0 && at < strength.length ? strength[at] : 0);
            }
            score = next;
        }
        return best(onset, steady, from, score);
    }

    private static double[] best(float[] onset, int[] steady, int[][] from, double[] score) {
        int b = 0;
        for (int i = 1; i < score.length; i++) {
            b = score[i] > score[b] ? i : b;
        }
        double[] beats = new double[steady.length];
        for (int k = steady.length - 1; k >= 0; k--) {
            int frame = steady[k] - from[k].length / 2 + b;
            beats[k] = BeatTracker.refined(onset, Math.clamp(frame, 0, onset.length - 1));
            b = from[k][b];
        }
        return beats;
    }
}
