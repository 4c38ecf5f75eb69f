package io.songreel.render;

/**
 * A guess at depth, smooth on purpose: what is low in the picture and what draws the eye is nearer. Errors of a smooth
 * guess bend nothing that a viewer could see; they only make near things glide a little faster than far ones.
 *
 * @param cells
 *            −0.5 far to 0.5 near
 */
record Depth(int columns, int rows, float[] cells) {
    static Depth of(Interest interest) {
        int columns = interest.columns();
        int rows = interest.rows();
        float[] cells = new float[columns * rows];
        for (int i = 0; i < cells.length; i++) {
            int row = i / columns;
            double low = (row + 0.5) / rows - 0.5;
            cells[i] = (float) (0.7 * low + 0.9 * (interest.cells()[i] - 0.4));
        }
        int radius = Math.max(1, Math.max(columns, rows) / 12);
        float[] smooth = cells;
        for (int i = 0; i < 3; i++) {
            smooth = Grid.blurred(smooth, columns, rows, radius);
        }
        for (int i = 0; i < smooth.length; i++) {
            smooth[i] = Math.clamp(smooth[i], -0.5f, 0.5f);
        }
        return new Depth(columns, rows, smooth);
    }

    double at(double x, double y) {
        return Grid.at(cells, columns, rows, x, y);
    }
}
