package io.songreel.audio;

import java.util.Arrays;

/**
 * Where one section follows another: the division of the bars into runs that are alike inside. For squared distances
 * Foote's checkerboard novelty (2000, "Automatic audio segmentation using a measure of audio novelty") is the squared
 * distance of the means on both sides; minimising the spread inside all runs at once is its best placement for all
 * borders together (dynamic programming, cost {@code Σ‖x − mean‖² + penalty}). Runs of 8 and 16 bars cost least, as
 * songs are built that way.
 */
final class SectionBorders {
    private static final int LONGEST = 40;
    private static final double PENALTY = 8;
    /** Added by length where bars are known: multiples of eight, of four, even, odd. */
    private static final double[] SHAPE = {0, 1, 6, 10};
    private static final double SHORT = 40;

    private SectionBorders() {
    }

    /** First bars of the sections, rising, the first 0; none without bars. */
    static int[] find(float[][] bars, boolean musical) {
        int n = bars.length;
        int width = n == 0 ? 0 : bars[0].length;
        double[][] sums = new double[n + 1][width];
        double[] squares = new double[n + 1];
        for (int i = 0; i < n; i++) {
            squares[i + 1] = squares[i];
            for (int d = 0; d < width; d++) {
                sums[i + 1][d] = sums[i][d] + bars[i][d];
                squares[i + 1] += bars[i][d] * bars[i][d];
            }
        }
        double[] best = new double[n + 1];
        int[] from = new int[n + 1];
        for (int end = 1; end <= n; end++) {
            best[end] = Double.POSITIVE_INFINITY;
            for (int start = Math.max(0, end - LONGEST); start < end; start++) {
                int length = end - start;
                boolean edge = start == 0 || end == n;
                double cost = best[start] + spread(sums, squares, start, end) + PENALTY
                        + (musical ? shape(length, edge) : length < 4 ? SHORT : 0);
                if (cost < best[end]) {
                    best[end] = cost;
                    from[end] = start;
                }
            }
        }
        int count = 0;
        int[] starts = new int[n];
        for (int end = n; end > 0; end = from[end]) {
            starts[count++] = from[end];
        }
        int[] rising = Arrays.copyOf(starts, count);
        Arrays.sort(rising);
        return rising;
    }

    /** The first and the last run hold a pick-up and a last chord; their length says less. */
    private static double shape(int length, boolean edge) {
        double cost = length % 8 == 0 ? SHAPE[0] : length % 4 == 0 ? SHAPE[1] : length % 2 == 0 ? SHAPE[2] : SHAPE[3];
        return (edge ? 0.4 : 1) * cost + (length < 4 ? SHORT : 0);
    }

    private static double spread(double[][] sums, double[] squares, int start, int end) {
        double square = 0;
        for (int d = 0; d < sums[0].length; d++) {
            double sum = sums[end][d] - sums[start][d];
            square += sum * sum;
        }
        return squares[end] - squares[start] - square / (end - start);
    }
}
