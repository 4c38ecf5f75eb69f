package io.songreel.audio;

import io.songreel.audio.SongFeatures.Band;

/**
 * Which beats start a bar, and whether bars have three beats or four: a new chord, a bass drum, more of everything and a
 * snare on the beats after it speak for a downbeat. Bar lengths compete on the whole song; then positions are followed
 * through it (Viterbi), so that a bar of two beats shifts what comes after it and not the whole song.
 */
final class BarTracker {
    private static final int[] METERS = {3, 4};
    /** Weights of change, low, middle and high onsets: on the beat itself, the one after, two after, the one before. */
    static final double[] WEIGHTS = {2.30, 1.61, 1.79, -0.35, -0.90, -1.06, -0.02, -0.01, -1.24, 0.07, -1.35, -0.15,
        -0.73, -0.75, 0.94, 0.98};
    private static final double FOUR = 0;
    static final int KINDS = 4;
    static final int PLACES = 4;
    private static final double SLIP_COST = 30;

    /** Beats in a bar; for each beat its place in the bar, 0 the downbeat; how sure, 0 to 1. */
    record Bars(int meter, int[] place, double confidence) {}

    private BarTracker() {
    }

    static Bars track(BeatFeatures beats) {
        float[] evidence = evidence(beats);
        double best = Double.NEGATIVE_INFINITY;
        double sum = 0;
        int meter = 4;
        for (int m : METERS) {
            double[] profile = BeatPattern.profile(evidence, m);
            for (int phase = 0; phase < m; phase++) {
                double score = profile[phase] + (m == 4 ? FOUR : 0);
                sum += Math.exp(score);
                if (score > best) {
                    best = score;
                    meter = m;
                }
            }
        }
        return new Bars(meter, follow(evidence, meter), Math.exp(best) / sum);
    }

    /** How much each beat is like a downbeat. */
    private static float[] evidence(BeatFeatures beats) {
        float[][] kinds = kinds(beats);
        float[] evidence = new float[beats.beats()];
        int[] offsets = {0, 1, 2, -1};
        for (int i = 0; i < evidence.length; i++) {
            for (int place = 0; place < PLACES; place++) {
                int at = i + offsets[place];
                if (at >= 0 && at < evidence.length) {
                    for (int kind = 0; kind < KINDS; kind++) {
                        evidence[i] += (float) (WEIGHTS[place * KINDS + kind] * kinds[kind][at]);
                    }
                }
            }
        }
        return evidence;
    }

    static float[][] kinds(BeatFeatures beats) {
        return new float[][]{BeatPattern.standardised(beats.change()),
            BeatPattern.standardised(beats.onset()[Band.LOW.index]),
            BeatPattern.standardised(beats.onset()[Band.MIDDLE.index]),
            BeatPattern.standardised(beats.onset()[Band.HIGH.index])};
    }

    private static int[] follow(float[] evidence, int meter) {
        int n = evidence.length;
        double[] score = new double[meter];
        int[][] from = new int[n][meter];
        for (int i = 0; i < n; i++) {
            double[] next = new double[meter];
            int leader = 0;
            for (int p = 1; p < meter; p++) {
                leader = score[p] > score[leader] ? p : leader;
            }
            for (int p = 0; p < meter; p++) {
                int straight = Math.floorMod(p - 1, meter);
                boolean slips = score[leader] - SLIP_COST > score[straight];
                from[i][p] = slips ? leader : straight;
                next[p] = score[straight] + (slips ? score[leader] - SLIP_COST - score[straight] : 0)
                        + (p == 0 ? evidence[i] : 0);
            }
            score = next;
        }
        int place = 0;
        for (int p = 1; p < meter; p++) {
            place = score[p] > score[place] ? p : place;
        }
        int[] places = new int[n];
        for (int i = n - 1; i >= 0; i--) {
            places[i] = place;
            place = from[i][place];
        }
        return places;
    }
}
