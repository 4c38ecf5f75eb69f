package io.songreel.render;

/** Coarse fields over a picture. */
final class Grid {
    private Grid() {
    }

    /** Box blur of {@code 2 × radius + 1} cells, edges repeated. */
    static float[] blurred(float[] cells, int columns, int rows, int radius) {
        float[] across = new float[cells.length];
        float[] both = new float[cells.length];
        float share = 1f / (2 * radius + 1);
        for (int i = 0; i < cells.length; i++) {
            int row = i / columns * columns;
            for (int k = -radius; k <= radius; k++) {
                across[i] += share * cells[row + Math.clamp(i - row + k, 0, columns - 1)];
            }
        }
        for (int i = 0; i < cells.length; i++) {
            int column = i % columns;
            for (int k = -radius; k <= radius; k++) {
                both[i] += share * across[Math.clamp(i / columns + k, 0, rows - 1) * columns + column];
            }
        }
        return both;
    }

    /** Bilinear value at ({@code x}, {@code y}), shares of the picture; cells are at their middles, edges repeated. */
    static double at(float[] cells, int columns, int rows, double x, double y) {
        double u = Numbers.clamp(x * columns - 0.5, 0, columns - 1);
        double v = Numbers.clamp(y * rows - 0.5, 0, rows - 1);
        int i = Math.min((int) u, Math.max(0, columns - 2));
        int j = Math.min((int) v, Math.max(0, rows - 2));
        int right = columns > 1 ? 1 : 0;
        int below = rows > 1 ? columns : 0;
        int at = j * columns + i;
        double top = Numbers.mix(cells[at], cells[at + right], u - i);
        double bottom = Numbers.mix(cells[at + below], cells[at + below + right], u - i);
        return Numbers.mix(top, bottom, v - j);
    }
}
