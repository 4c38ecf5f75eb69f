package io.songreel.render;

import java.util.Arrays;

/**
 * A guess at depth, smooth on purpose: what is low in the picture and what draws the eye is nearer. Errors of a smooth
 * guess bend nothing that a viewer could see; they only make near things glide a little faster than far ones.
 *
 * @param cells
 *            −0.5 far to 0.5 near
 */
record Depth(int columns, int rows, float[] cells) {
    private static final int LONGEST = 96;

    /** A model's estimate, its farthest and nearest twentieth left out, softened so that no edge in it tears a picture. */
    static Depth estimated(DepthEstimator.Nearness nearness) {
        double shrink = Math.max(1, Math.max(nearness.columns(), nearness.rows()) / (double) LONGEST);
        int columns = Math.max(1, (int) Math.round(nearness.columns() / shrink));
        int rows = Math.max(1, (int) Math.round(nearness.rows() / shrink));
        float[] sums = new float[columns * rows];
        int[] counts = new int[columns * rows];
        for (int i = 0; i < nearness.values().length; i++) {
            int column = i % nearness.columns() * columns / nearness.columns();
            int row = i / nearness.columns();
            int cell = row * rows / nearness.rows() * columns + column;
            sums[cell] += nearness.values()[i];
            counts[cell]++;
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= Math.max(1, counts[i]);
        }
        float[] sorted = sums.clone();
        Arrays.sort(sorted);
        float far = sorted[sorted.length / 20];
        float near = sorted[sorted.length - 1 - sorted.length / 20];
        float range = near - far;
        for (int i = 0; i < sums.length; i++) {
            sums[i] = range > 0 ? Math.clamp((sums[i] - far) / range, 0, 1) - 0.5f : 0;
        }
        return new Depth(columns, rows, softened(sums, columns, rows, 24));
    }

    static Depth of(Interest interest) {
        int columns = interest.columns();
        int rows = interest.rows();
        float[] cells = new float[columns * rows];
        for (int i = 0; i < cells.length; i++) {
            int row = i / columns;
            double low = (row + 0.5) / rows - 0.5;
            cells[i] = (float) (0.7 * low + 0.9 * (interest.cells()[i] - 0.4));
        }
        float[] smooth = softened(cells, columns, rows, 12);
        for (int i = 0; i < smooth.length; i++) {
            smooth[i] = Math.clamp(smooth[i], -0.5f, 0.5f);
        }
        return new Depth(columns, rows, smooth);
    }

    private static float[] softened(float[] cells, int columns, int rows, int share) {
        int radius = Math.max(1, Math.max(columns, rows) / share);
        float[] smooth = cells;
        for (int i = 0; i < 3; i++) {
            smooth = Grid.blurred(smooth, columns, rows, radius);
        }
        return smooth;
    }

    double at(double x, double y) {
        return Grid.at(cells, columns, rows, x, y);
    }
}
