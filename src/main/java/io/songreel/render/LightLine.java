package io.songreel.render;

/**
 * One row of one field of {@link Light}, for every pixel of a plane. The rows of nodes above and below are spread over
 * the pixels once; whoever reads a pixel mixes the two.
 */
final class LightLine {
    private final int cell;
    private final int unit;
    private int[] above;
    private int[] below;
    private int spread = -1;

    /**
     * @param cell
     *            pixels of the plane between two nodes
     * @param unit
     *            values are in 1/{@code unit}
     */
    LightLine(int width, int cell, int unit) {
        this.cell = cell;
        this.unit = unit;
        this.above = new int[width];
        this.below = new int[width];
    }

    /** New nodes. */
    void reset() {
        spread = -1;
    }

    /**
     * Moves to half-pixel row {@code twice / 2} of the luma plane; rows come from top to bottom. The value of a pixel is
     * then {@code above + (below − above) × share / 16}.
     *
     * @param shift
     *            of a pixel's place against the cell's left node, in pixels of the plane
     */
    void move(float[] nodes, int columns, int twice, float shift) {
        int node = twice / (2 * Light.CELL);
        if (node != spread) {
            if (spread < 0) {
                spread(nodes, node * columns, shift, above);
            } else {
                int[] last = above;
                above = below;
                below = last;
            }
            spread(nodes, (node + 1) * columns, shift, below);
            spread = node;
        }
    }

    int[] above() {
        return above;
    }

    int[] below() {
        return below;
    }

    private void spread(float[] nodes, int at, float shift, int[] out) {
        for (int x = 0; x < out.length; x++) {
            int node = at + x / cell;
            float share = (x % cell + shift) / cell;
            out[x] = (int) ((nodes[node] + (nodes[node + 1] - nodes[node]) * share) * unit);
        }
    }
}
