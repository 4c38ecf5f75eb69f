package io.songreel.lyrics.voice;

import java.util.Arrays;

/**
 * Segments that overlap, as one stereo sound: each with a triangle for its weight, the sum divided by the weights there.
 * Holds one segment.
 */
final class CrossFaded {
    private final int segment;
    private final float[] left;
    private final float[] right;
    private final float[] weights;

    CrossFaded(int segment) {
        this.segment = segment;
        left = new float[segment];
        right = new float[segment];
        weights = new float[segment];
    }

    /** Of sample {@code i} of a segment: rises to 1 in its middle and falls again, never 0. */
    private float weight(int i) {
        int rising = segment / 2;
        int top = segment - rising;
        return (float) (i < rising ? i + 1 : segment - i) / top;
    }

    /** Adds {@code count} samples, of {@code from} on, of a segment that begins where nothing was taken yet. */
    void add(float[] moreLeft, float[] moreRight, int from, int count) {
        for (int i = 0; i < count; i++) {
            float weight = weight(i);
            left[i] += weight * moreLeft[from + i];
            right[i] += weight * moreRight[from + i];
            weights[i] += weight;
        }
    }

    /** Takes the first {@code count} samples out, level with the song; what follows moves up. */
    void take(float[] toLeft, float[] toRight, int count, SongLevel level) {
        for (int i = 0; i < count; i++) {
            toLeft[i] = level.out((double) left[i] / weights[i]);
            toRight[i] = level.out((double) right[i] / weights[i]);
        }
        for (float[] each : new float[][]{left, right, weights}) {
            System.arraycopy(each, count, each, 0, segment - count);
            Arrays.fill(each, segment - count, segment, 0);
        }
    }
}
