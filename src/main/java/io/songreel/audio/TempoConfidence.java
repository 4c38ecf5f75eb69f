package io.songreel.audio;

import java.util.List;

/**
 * Whether there is a tempo at all, and how sure its level is. Onsets of noise, rain or speech repeat by chance only:
 * their {@link TempoPath#salience} stays under 0.08 however long they last; music with a pulse, drums or none, starts
 * about 0.2.
 *
 * @param presence
 *            0 to 1: that there is a tempo
 * @param level
 *            0 to 1: that the beat was taken for the beat, not its half or its double
 */
record TempoConfidence(double presence, double level) {
    private static final double CHANCE = 0.06;
    private static final double CERTAIN = 0.30;
    private static final double LEAST = 0.2;
    private static final int FEWEST_BEATS = 6;

    /** Of the reading that was chosen among all. */
    static TempoConfidence of(TempoPath path, MetricalLevel.Reading best, List<MetricalLevel.Reading> readings) {
        double others = 0;
        for (MetricalLevel.Reading reading : readings) {
            others += Math.exp(reading.score() - best.score());
        }
        boolean enough = best.beats().length >= FEWEST_BEATS;
        double presence = enough ? Math.clamp((path.salience() - CHANCE) / (CERTAIN - CHANCE), 0.0, 1.0) : 0;
        return new TempoConfidence(presence, 1 / others);
    }

    boolean tempo() {
        return presence >= LEAST;
    }

    /** Both together, 0 to 1. */
    double value() {
        return tempo() ? presence * level : presence * LEAST;
    }
}
