package io.songreel.audio;

import java.util.Arrays;

/**
 * The period that goes through the whole tempogram with the most salience and the least change (Viterbi): some level of
 * the metre, which one is for {@link MetricalLevel} to tell. It may drift by about two per cent a second.
 */
final class TempoPath {
    private static final int REACH = 3;
    private static final double CHANGE_COST = 0.03;
    private static final double LIKELY_SECONDS = 0.5;
    private static final double OCTAVES = 1.1;

    private final Tempogram tempogram;
    private final double[] periods;
    private final double salience;

    TempoPath(Tempogram tempogram, double frameSeconds) {
        this.tempogram = tempogram;
        int windows = tempogram.windows();
        int states = tempogram.periods().length;
        double[] prior = new double[states];
        for (int s = 0; s < states; s++) {
            double octaves = Math.log(tempogram.periods()[s] * frameSeconds / LIKELY_SECONDS) / Math.log(2) / OCTAVES;
            prior[s] = Math.exp(-0.5 * octaves * octaves);
        }
        short[][] from = new short[windows][states];
        double[] best = new double[states];
        for (int w = 0; w < windows; w++) {
            double[] next = new double[states];
            float[] now = tempogram.salience(w);
            for (int s = 0; s < states; s++) {
                double most = Double.NEGATIVE_INFINITY;
                for (int d = -REACH; d <= REACH; d++) {
                    int before = s + d;
                    if (before >= 0 && before < states && best[before] - CHANGE_COST * d * d > most) {
                        most = best[before] - CHANGE_COST * d * d;
                        from[w][s] = (short) before;
                    }
                }
                next[s] = most + prior[s] * now[s];
            }
            best = next;
        }
        int state = 0;
        for (int s = 1; s < states; s++) {
            state = best[s] > best[state] ? s : state;
        }
        periods = new double[windows];
        double sum = 0;
        for (int w = windows - 1; w >= 0; w--) {
            periods[w] = refined(w, state);
            sum += tempogram.salience(w)[state];
            state = from[w][state];
        }
        salience = windows == 0 ? 0 : sum / windows;
    }

    /** Mean salience along the path, 0 for what has no period to 1 for a metronome. */
    double salience() {
        return salience;
    }

    /** The period at each frame of a song, times {@code ratio}, in frames. */
    float[] perFrame(int frames, double ratio) {
        float[] values = new float[frames];
        for (int i = 0; i < frames; i++) {
            double at = tempogram.windowAt(i);
            int whole = (int) at;
            int next = Math.min(whole + 1, periods.length - 1);
            values[i] = (float) (ratio * (periods[whole] + (at - whole) * (periods[next] - periods[whole])));
        }
        return values;
    }

    /** The median period, in frames. */
    double median() {
        double[] sorted = periods.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** The top of the parabola through a peak and its neighbours. */
    private double refined(int window, int state) {
        double period = tempogram.periods()[state];
        float[] now = tempogram.salience(window);
        if (state == 0 || state == now.length - 1) {
            return period;
        }
        double bend = now[state - 1] - 2.0 * now[state] + now[state + 1];
        double offset = bend < -1e-9 ? 0.5 * (now[state - 1] - now[state + 1]) / bend : 0;
        return period * Math.pow(Tempogram.STEP, Math.clamp(offset, -0.5, 0.5));
    }
}
