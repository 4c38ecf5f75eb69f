package io.songreel.audio;

import java.util.Arrays;

/** The field's scores, as mir_eval defines them. */
final class Scores {
    private static final double BEATS_COUNT_FROM = 5;
    static final double BEAT_WINDOW = 0.07;

    private Scores() {
    }

    /** F-measure of beats within ±70 ms; those of the first five seconds do not count. */
    static double beats(double[] truth, double[] heard) {
        return hits(Arrays.stream(truth).filter(t -> t >= BEATS_COUNT_FROM).toArray(),
                Arrays.stream(heard).filter(t -> t >= BEATS_COUNT_FROM).toArray(), BEAT_WINDOW);
    }

    /** F-measure of rising times, each of which may be matched once. */
    static double hits(double[] truth, double[] heard, double window) {
        int hits = 0;
        int next = 0;
        for (double time : truth) {
            while (next < heard.length && heard[next] < time - window) {
                next++;
            }
            if (next < heard.length && heard[next] <= time + window) {
                hits++;
                next++;
            }
        }
        int all = truth.length + heard.length;
        return all == 0 ? 1 : 2.0 * hits / all;
    }
}
