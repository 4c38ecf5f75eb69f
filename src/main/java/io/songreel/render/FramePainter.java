package io.songreel.render;

import io.songreel.media.Yuv420;

/**
 * Writes one frame, row by row: looks up the graded source through the mesh, applies light and grain, rounds once.
 * Integer maths only; the light loops are plain enough for the compiler to use vector instructions. Not safe for many
 * threads.
 */
final class FramePainter {
    private static final int BLACK = 16 << 6;
    private static final int WHITE = 219 << 6;
    private static final int CHROMA = 112 << 6;

    private final SceneSource source;
    private final Parallax parallax;
    private final Grain grain;
    private Yuv420 frame;
    private Yuv420 other;
    private final int columns;
    private final int[] meshU;
    private final int[] meshV;
    private final int[] rowU;
    private final int[] rowV;
    private final int[] first;
    private final int[] second;
    private final int[] noise;
    private final LightLine gain;
    private final LightLine add;
    private final LightLine colour;
    private final LightLine blue;
    private final LightLine red;

    FramePainter(SceneSource source, Parallax parallax, Grain grain, int width, int height) {
        this.source = source;
        this.parallax = parallax;
        this.grain = grain;
        this.frame = Yuv420.black(width, height);
        this.other = Yuv420.black(width, height);
        this.columns = Parallax.nodes(width);
        this.meshU = new int[columns * Parallax.nodes(height)];
        this.meshV = new int[meshU.length];
        this.rowU = new int[columns];
        this.rowV = new int[columns];
        this.first = new int[width];
        this.second = new int[width / 2];
        this.noise = new int[width];
        this.gain = new LightLine(width, Light.CELL, 1 << 14);
        this.add = new LightLine(width, Light.CELL, 64);
        this.colour = new LightLine(width / 2, Light.CELL / 2, 1 << 14);
        this.blue = new LightLine(width / 2, Light.CELL / 2, 64);
        this.red = new LightLine(width / 2, Light.CELL / 2, 64);
    }

    /** @return one of two frames in turn: good until the call after the next */
    Yuv420 paint(Pose pose, Light light, double fade, long grainDice) {
        Yuv420 last = frame;
        frame = other;
        other = last;
        parallax.mesh(pose, frame.width(), frame.height(), source, meshU, meshV);
        luma(light, grain.unit(fade), grainDice);
        chroma(light);
        return frame;
    }

    private void luma(Light light, int unit, long grainDice) {
        int width = frame.width();
        gain.reset();
        add.reset();
        for (int y = 0; y < frame.height(); y++) {
            int twice = 2 * y + 1;
            meshRow(twice);
            for (int x = 0; x < width; x += Parallax.CELL) {
                int at = x / Parallax.CELL;
                int stepU = (rowU[at + 1] - rowU[at]) >> 5;
                int stepV = (rowV[at + 1] - rowV[at]) >> 5;
                Sampler.luma(source.luma(), source.width(), rowU[at] + (stepU >> 1), rowV[at] + (stepV >> 1), stepU,
                        stepV, first, x, Math.min(x + Parallax.CELL, width));
            }
            Grain.row(grainDice, y, noise);
            gain.move(light.gain(), light.columns(), twice, 0.5f);
            add.move(light.add(), light.columns(), twice, 0.5f);
            finish(first, gain.above(), gain.below(), add.above(), add.below(), twice % (2 * Light.CELL), noise, unit,
                    width);
            narrow(first, frame.y(), y * width, width);
        }
    }

    private void chroma(Light light) {
        int width = frame.width() / 2;
        colour.reset();
        blue.reset();
        red.reset();
        for (int y = 0; y < frame.height() / 2; y++) {
            int twice = 4 * y + 2;
            meshRow(twice);
            for (int x = 0; x < width; x += Parallax.CELL / 2) {
                int at = x / (Parallax.CELL / 2);
                int stepU = (rowU[at + 1] - rowU[at]) >> 5;
                int stepV = (rowV[at + 1] - rowV[at]) >> 5;
                // chroma sits on the left luma sample of its pair, between two rows; a source pair on its middle
                Sampler.chroma(source.chroma(), source.width() / 2, ((rowU[at] + (stepU >> 1)) >> 1) - (1 << 14),
                        ((rowV[at] + (stepV >> 1)) >> 1) - (1 << 14), stepU, stepV, first, second, x,
                        Math.min(x + Parallax.CELL / 2, width));
            }
            colour.move(light.colour(), light.columns(), twice, 0.25f);
            blue.move(light.u(), light.columns(), twice, 0.25f);
            red.move(light.v(), light.columns(), twice, 0.25f);
            int share = twice % (2 * Light.CELL);
            finish(first, colour.above(), colour.below(), blue.above(), blue.below(), share, width);
            finish(second, colour.above(), colour.below(), red.above(), red.below(), share, width);
            narrow(first, frame.u(), y * width, width);
            narrow(second, frame.v(), y * width, width);
        }
    }

    /** Light and grain on luma; the grain's strength is a parabola over luma {@code n}: 90 + n (560 − 3 n) / 64. */
    private static void finish(int[] row, int[] gain, int[] gainBelow, int[] add, int[] addBelow, int share,
            int[] noise, int unit, int width) {
        for (int x = 0; x < width; x++) {
            int factor = gain[x] + (((gainBelow[x] - gain[x]) * share) >> 4);
            int light = add[x] + (((addBelow[x] - add[x]) * share) >> 4);
            int lit = (((row[x] - BLACK) * factor) >> 14) + light;
            lit = Math.min(Math.max(lit, 0), WHITE);
            int n = lit >> 6;
            int strength = (unit * (90 + ((n * (560 - 3 * n)) >> 6))) >> 10;
            lit += (noise[x] * strength) >> 10;
            row[x] = (Math.min(Math.max(lit, 0), WHITE) + BLACK + 32) >> 6;
        }
    }

    private static void finish(int[] row, int[] gain, int[] gainBelow, int[] add, int[] addBelow, int share,
            int width) {
        for (int x = 0; x < width; x++) {
            int factor = gain[x] + (((gainBelow[x] - gain[x]) * share) >> 4);
            int light = add[x] + (((addBelow[x] - add[x]) * share) >> 4);
            int lit = ((row[x] * factor) >> 14) + light;
            row[x] = ((Math.min(Math.max(lit, -CHROMA), CHROMA) + 32) >> 6) + 128;
        }
    }

    private static void narrow(int[] row, byte[] out, int at, int width) {
        for (int x = 0; x < width; x++) {
            out[at + x] = (byte) row[x];
        }
    }

    /** Mesh at half-pixel row {@code twice / 2} of the luma plane. */
    private void meshRow(int twice) {
        int above = twice / (2 * Parallax.CELL) * columns;
        int share = twice % (2 * Parallax.CELL);
        for (int i = 0; i < columns; i++) {
            rowU[i] = meshU[above + i] + (((meshU[above + columns + i] - meshU[above + i]) * share) >> 6);
            rowV[i] = meshV[above + i] + (((meshV[above + columns + i] - meshV[above + i]) * share) >> 6);
        }
    }
}
