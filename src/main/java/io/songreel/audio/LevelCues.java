package io.songreel.audio;

import io.songreel.audio.SongFeatures.Band;

/**
 * What tells the beat from the levels above and below it, and from the off-beat: how strong the onsets on and between
 * supposed beats are, whether bass drum and snare take turns, how often the harmony changes, and how likely the tempo is
 * by itself. {@link #WEIGHTS} are those of a log-linear choice between all readings of a song, fitted on generated songs
 * of a seed family of its own.
 */
final class LevelCues {
    static final double[] WEIGHTS = {0.58, -0.90, 0.31, -0.34, 0.34, 0.29, 0.09, 0.75, -0.50, -0.34, 0.57, -0.13, 0.10,
        -0.07, 1.13, -0.90, -0.65, 1.11, 1.36, -1.92, 2.97};
    private static final double LIKELY_BPM = 120;
    private static final double NO_ONSET = 1;

    private LevelCues() {
    }

    static double score(double[] cues) {
        double score = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            score += WEIGHTS[i] * cues[i];
        }
        return score;
    }

    /** In the order of the weights. */
    static double[] of(double bpm, BeatFeatures beats, double salience) {
        float[] low = beats.onset()[Band.LOW.index];
        float[] middle = beats.onset()[Band.MIDDLE.index];
        float[] high = beats.onset()[Band.HIGH.index];
        double octaves = Math.log(bpm / LIKELY_BPM) / Math.log(2);
        int bare = 0;
        for (int i = 0; i < beats.beats(); i++) {
            bare += beats.strength(i) < NO_ONSET ? 1 : 0;
        }
        return new double[]{octaves, octaves * octaves, BeatPattern.mean(low),
            BeatPattern.mean(beats.between()[Band.LOW.index]), Math.abs(BeatPattern.alternation(low)),
            BeatPattern.contrast(low, 3), BeatPattern.contrast(low, 4), BeatPattern.mean(middle),
            BeatPattern.mean(beats.between()[Band.MIDDLE.index]), Math.abs(BeatPattern.alternation(middle)),
            BeatPattern.mean(high), BeatPattern.mean(beats.between()[Band.HIGH.index]),
            Math.abs(BeatPattern.alternation(high)), BeatPattern.alternation(low) * BeatPattern.alternation(middle),
            10 * BeatPattern.mean(beats.change()), 10 * BeatPattern.mean(beats.changeBetween()),
            10 * BeatPattern.contrast(beats.change(), 2), 10 * BeatPattern.contrast(beats.change(), 3),
            10 * BeatPattern.contrast(beats.change(), 4), (double) bare / Math.max(1, beats.beats()), salience};
    }
}
