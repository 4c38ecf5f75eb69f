package io.songreel.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which of the periodicities of a song is its beat. A tempo path says only that something repeats; this tracks beats at
 * its fractions and multiples, on the strongest phase and on the one between, and keeps the reading that
 * {@link LevelCues} find most like a beat: the octave check.
 */
final class MetricalLevel {
    static final double SLOWEST_BPM = 50;
    static final double FASTEST_BPM = 206;
    private static final double[] RATIOS = {1.0 / 4, 1.0 / 3, 1.0 / 2, 2.0 / 3, 1, 3.0 / 2, 2, 3, 4};
    /** A reading with fewer of the beats that its period wants has lost the song: its cues are those of a few beats. */
    private static final double LEAST_BEATS = 0.5;
    private static final double MASKED = 0.18;
    private static final double HEARD = 1;

    /** One way to read the song: where its beats would be, in frames. */
    record Reading(double bpm, double[] beats, BeatFeatures features, double[] cues) {
        double score() {
            return LevelCues.score(cues);
        }

        /** As played, from the first to the last beat on which something starts: the tracker goes on through silence. */
        Reading heard(OnsetEnvelope onsets, BlockMeans chroma) {
            int first = 0;
            int last = beats.length;
            while (first < last - 1 && features.strength(first) < HEARD) {
                first++;
            }
            while (last > first + 1 && features.strength(last - 1) < HEARD) {
                last--;
            }
            double[] kept = PlayedBeats.of(onsets.total(), Arrays.copyOfRange(beats, first, last));
            return new Reading(bpm, kept, BeatFeatures.of(kept, onsets, chroma), cues);
        }

        /** The median beat, over four beats at a time, in frames. */
        double medianPeriod() {
            int span = Math.min(4, beats.length - 1);
            double[] periods = new double[Math.max(0, beats.length - span)];
            for (int i = 0; i < periods.length; i++) {
                periods[i] = (beats[i + span] - beats[i]) / span;
            }
            Arrays.sort(periods);
            return periods[periods.length / 2];
        }
    }

    private MetricalLevel() {
    }

    /** All readings that are worth a comparison; none for a song without frames. */
    static List<Reading> readings(OnsetEnvelope onsets, Tempogram tempogram, TempoPath path, BlockMeans chroma) {
        List<Reading> readings = new ArrayList<>();
        for (double ratio : RATIOS) {
            double bpm = 60 / (path.median() * ratio * onsets.frameSeconds());
            if (bpm >= SLOWEST_BPM && bpm <= FASTEST_BPM) {
                float[] period = path.perFrame(onsets.frames(), ratio);
                double salience = tempogram.meanSalience(period);
                double[] strongest = BeatTracker.track(onsets.total(), period);
                double[] between = BeatTracker.track(without(onsets.total(), strongest, period), period);
                for (double[] beats : List.of(strongest, between)) {
                    if (beats.length >= LEAST_BEATS * onsets.frames() / (path.median() * ratio)) {
                        BeatFeatures features = BeatFeatures.of(beats, onsets, chroma);
                        readings.add(new Reading(bpm, beats, features, LevelCues.of(bpm, features, salience)));
                    }
                }
            }
        }
        return readings;
    }

    /** The onsets that the beats leave, so that another phase can be found; of a shuffle too. */
    private static float[] without(float[] onset, double[] beats, float[] period) {
        float[] rest = onset.clone();
        for (double beat : beats) {
            int centre = Math.clamp(Math.round(beat), 0, rest.length - 1);
            int reach = (int) (MASKED * period[centre]);
            for (int i = Math.max(0, centre - reach); i <= Math.min(rest.length - 1, centre + reach); i++) {
                rest[i] = 0;
            }
        }
        return rest;
    }
}
