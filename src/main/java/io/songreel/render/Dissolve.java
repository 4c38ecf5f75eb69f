package io.songreel.render;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One still turning into another that shows the same from the same place. Where both agree they are mixed evenly over
 * the whole time, and nobody sees a thing. Where they differ a mix would show every edge twice: there each place switches
 * from one to the other in a short time of its own, and neighbours at nearly the same time, so that the change drifts
 * over the picture like a change of light. At the start the first is shown alone, at the end the second.
 */
final class Dissolve {
    private static final int CELL = 16;
    private static final int GROUP = 4;
    private static final int ONE = 1 << 14;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PAIR = 0x00ff00ff;
    private static final int[] ROUNDING = rounding();
    /** Mean difference of a cell in 8-bit steps: below the first there is nothing to double, above the second much. */
    private static final double ALIKE = 3;
    private static final double UNLIKE = 14;
    /** Half of the time that a place takes that switches; the time between two stills is 1. */
    private static final double SWITCH = 0.13;
    private static final double FIELD = 5.0;

    private final int columns;
    private final int rows;
    private final double field;
    private final long seed;
    private final float[] unlike;
    private final float[] middle;
    private final int[] weights;
    private final int[] row;
    private final int[] line;

    /** @param frameWidth in samples of {@code like}'s grid */
    Dissolve(SceneSource like, double frameWidth, long seed) {
        this.columns = Math.ceilDiv(like.width(), CELL);
        this.rows = Math.ceilDiv(like.height(), CELL);
        this.field = FIELD * CELL / frameWidth;
        this.seed = seed;
        this.unlike = new float[columns * rows];
        this.middle = new float[columns * rows];
        this.weights = new int[columns * rows];
        this.row = new int[columns];
        this.line = new int[Math.ceilDiv(like.width(), GROUP)];
    }

    /** Looks at the part that will be mixed. */
    void compare(SceneSource from, SceneSource to, SceneSource.Patch part, int number) {
        float[] differences = new float[columns * rows];
        for (int i = 0; i < differences.length; i++) {
            int left = Math.max(part.left(), i % columns * CELL);
            int cellRow = i / columns;
            int top = Math.max(part.top(), cellRow * CELL);
            int right = Math.min(part.right(), i % columns * CELL + CELL);
            int bottom = Math.min(part.bottom(), cellRow * CELL + CELL);
            if (left < right && top < bottom) {
                differences[i] = difference(from, to, left, top, right, bottom);
            }
        }
        float[] soft = Grid.blurred(differences, columns, rows, 1);
        for (int i = 0; i < soft.length; i++) {
            unlike[i] = (float) Numbers.smooth(ALIKE, UNLIKE, soft[i]);
            double half = half(unlike[i]);
            int cellRow = i / columns;
            middle[i] = (float) Numbers.mix(half, 1 - half, order(i % columns * field, cellRow * field, number));
        }
    }

    /** @param share 0: {@code from} alone, 1: {@code to} alone */
    void mix(SceneSource from, SceneSource to, double share, SceneSource.Patch part, SceneSource out) {
        for (int i = 0; i < weights.length; i++) {
            double half = half(unlike[i]);
            double t = Numbers.clamp((share - middle[i] + half) / (2 * half), 0, 1);
            weights[i] = (int) Math.round(ONE * Numbers.mix(t, t * t * (3 - 2 * t), unlike[i]));
        }
        if (share >= 1) {
            Arrays.fill(weights, ONE);
        }
        int stride = out.width();
        for (int y = part.top(); y < part.bottom(); y++) {
            line(y);
            blend(from.luma(), to.luma(), out.luma(), y, stride, part.left(), part.right());
            if ((y & 1) == 0) {
                // a row of U, V pairs is as long as a row of luma, and both bytes of a pair lie over the same two pixels
                blend(from.chroma(), to.chroma(), out.chroma(), y / 2, stride, part.left(), part.right());
            }
        }
    }

    /**
     * What is added before a fraction of a step is dropped, for two bytes at once: different from place to place, or all
     * bytes that differ by one step would change in the same frame.
     */
    private static int[] rounding() {
        int[] table = new int[128];
        Dice dice = new Dice(0x64_6974_6865_72L, 0);
        for (int i = 0; i < table.length; i++) {
            table[i] = dice.below(256) << 16 | dice.below(256);
        }
        return table;
    }

    /** Four bytes at a time: two of them and a weight of 1/256 share one 32-bit word, 16 bits each. */
    private void blend(byte[] from, byte[] to, byte[] out, int y, int stride, int left, int right) {
        int at = y * stride;
        int turn = y * 29;
        int x = left;
        for (; x <= right - GROUP; x += GROUP) {
            int a = (int) INTS.get(from, at + x);
            int b = (int) INTS.get(to, at + x);
            int share = line[x / GROUP];
            int even = ((a & PAIR) * (256 - share) + (b & PAIR) * share + ROUNDING[(x + turn) & 127]) >>> 8 & PAIR;
            int odd = ((a >>> 8 & PAIR) * (256 - share) + (b >>> 8 & PAIR) * share + ROUNDING[(x + turn + 1) & 127])
                    & ~PAIR;
            INTS.set(out, at + x, even | odd);
        }
        for (; x < right; x++) {
            int share = line[x / GROUP];
            out[at + x] = (byte) (((from[at + x] & 255) * (256 - share) + (to[at + x] & 255) * share + 128) >> 8);
        }
    }

    /** Weights along sample row {@code y}; cells are at their middles, edges repeated. */
    private void line(int y) {
        int down = Math.clamp(y - CELL / 2, 0, (rows - 1) * CELL);
        int above = down / CELL * columns;
        int below = Math.min(down / CELL + 1, rows - 1) * columns;
        int share = down % CELL;
        for (int i = 0; i < columns; i++) {
            row[i] = weights[above + i] + (weights[below + i] - weights[above + i]) * share / CELL;
        }
        for (int i = 0; i < line.length; i++) {
            int right = Math.clamp(i * GROUP + GROUP / 2 - CELL / 2, 0, (columns - 1) * CELL);
            int start = row[right / CELL];
            int step = row[Math.min(right / CELL + 1, columns - 1)] - start;
            line[i] = (start + step * (right % CELL) / CELL) >> 6;
        }
    }

    private static float difference(SceneSource from, SceneSource to, int left, int top, int right, int bottom) {
        int luma = 0;
        int chroma = 0;
        for (int y = top; y < bottom; y++) {
            int at = y * from.width();
            int half = y / 2 * from.width();
            for (int x = left; x < right; x++) {
                luma += Math.abs((from.luma()[at + x] & 255) - (to.luma()[at + x] & 255));
                chroma += Math.abs((from.chroma()[half + x] & 255) - (to.chroma()[half + x] & 255));
            }
        }
        return (luma + 0.7f * chroma) / ((right - left) * (bottom - top));
    }

    private static double half(double unlike) {
        return Numbers.mix(0.5, SWITCH, unlike);
    }

    /** When a place has its turn, 0 to 1: soft noise. */
    private double order(double x, double y, int number) {
        int i = (int) Math.floor(x);
        int j = (int) Math.floor(y);
        double u = Numbers.smooth(0, 1, x - i);
        double v = Numbers.smooth(0, 1, y - j);
        double top = Numbers.mix(dice(i, j, number), dice(i + 1, j, number), u);
        double bottom = Numbers.mix(dice(i, j + 1, number), dice(i + 1, j + 1, number), u);
        return Numbers.mix(top, bottom, v);
    }

    private double dice(int x, int y, int number) {
        return (Dice
                .mix(seed + x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL + number * 0x165667B19E3779F9L) >>> 11)
                * 0x1p-53;
    }
}
