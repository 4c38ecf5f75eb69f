package io.songreel.render;

import io.songreel.media.Yuv420;

/**
 * Writes one frame: looks up the graded source through the mesh, applies light and grain, rounds once. Integer maths
 * only; the loops walk cells of {@value Light#CELL} luma pixels in which place and light are linear. Not safe for many
 * threads.
 */
final class FramePainter {
    private static final int LIGHTS_PER_MESH = Parallax.CELL / Light.CELL;

    private final SceneSource source;
    private final Parallax parallax;
    private final Grain grain;
    private final Yuv420 frame;
    private final int meshColumns;
    private final int[] meshU;
    private final int[] meshV;
    private final int[] rowU;
    private final int[] rowV;
    private final int[] rowGain;
    private final int[] rowAdd;
    private final int[] rowAdd2;

    FramePainter(SceneSource source, Parallax parallax, Grain grain, int width, int height) {
        this.source = source;
        this.parallax = parallax;
        this.grain = grain;
        this.frame = Yuv420.black(width, height);
        this.meshColumns = Parallax.nodes(width);
        this.meshU = new int[meshColumns * Parallax.nodes(height)];
        this.meshV = new int[meshU.length];
        this.rowU = new int[meshColumns];
        this.rowV = new int[meshColumns];
        int lights = (width + Light.CELL - 1) / Light.CELL + 1;
        this.rowGain = new int[lights];
        this.rowAdd = new int[lights];
        this.rowAdd2 = new int[lights];
    }

    /** @return the same object every time */
    Yuv420 paint(Pose pose, Light light, double fade, long grainSeed) {
        parallax.mesh(pose, frame.width(), frame.height(), source, meshU, meshV);
        luma(light, grain.strength(fade), (int) grainSeed & Grain.MASK, (int) (grainSeed >>> 32) & Grain.MASK);
        chroma(light);
        return frame;
    }

    private void luma(Light light, int[] strength, int grainX, int grainY) {
        int width = frame.width();
        for (int y = 0; y < frame.height(); y++) {
            meshRow(2 * y + 1);
            lightRow(light.gain(), light.columns(), 2 * y + 1, 1 << 14, rowGain);
            lightRow(light.add(), light.columns(), 2 * y + 1, 64, rowAdd);
            int grainRow = ((y + grainY) & Grain.MASK) * Grain.SIZE;
            for (int cell = 0; cell * Light.CELL < width; cell++) {
                int at = cell / LIGHTS_PER_MESH;
                int stepU = (rowU[at + 1] - rowU[at]) >> 5;
                int stepV = (rowV[at + 1] - rowV[at]) >> 5;
                int skip = cell % LIGHTS_PER_MESH * Light.CELL;
                lumaCell(cell, y * width, Math.min(Light.CELL, width - cell * Light.CELL),
                        rowU[at] + skip * stepU + (stepU >> 1), rowV[at] + skip * stepV + (stepV >> 1), stepU, stepV,
                        grainRow, grainX, strength);
            }
        }
    }

    private void lumaCell(int cell, int row, int count, int startU, int startV, int stepU, int stepV, int grainRow,
            int grainX, int[] strength) {
        short[] samples = source.luma();
        int stride = source.width();
        byte[] out = frame.y();
        byte[] noise = Grain.pattern();
        int u = startU;
        int v = startV;
        int gain = rowGain[cell];
        int stepGain = (rowGain[cell + 1] - gain) >> 3;
        gain += stepGain >> 1;
        int add = rowAdd[cell];
        int stepAdd = (rowAdd[cell + 1] - add) >> 3;
        add += stepAdd >> 1;
        int x = cell * Light.CELL;
        for (int i = 0; i < count; i++) {
            int at = (v >> 16) * stride + (u >> 16);
            int right = (u >> 8) & 255;
            int down = (v >> 8) & 255;
            int value = blend(samples[at], samples[at + 1], samples[at + stride], samples[at + stride + 1], right,
                    down);
            int lit = (((value - 1024) * (gain >> 4)) >> 14) + (add >> 4);
            int level = Math.min(Math.max(lit, 0), 14016) + 1024;
            level += (noise[grainRow + ((x + i + grainX) & Grain.MASK)] * strength[level >> 6]) >> 5;
            out[row + x + i] = (byte) ((Math.min(Math.max(level, 1024), 15040) + 32) >> 6);
            u += stepU;
            v += stepV;
            gain += stepGain;
            add += stepAdd;
        }
    }

    private void chroma(Light light) {
        int width = frame.width() / 2;
        for (int y = 0; y < frame.height() / 2; y++) {
            meshRow(4 * y + 2);
            lightRow(light.colour(), light.columns(), 4 * y + 2, 1 << 14, rowGain);
            lightRow(light.u(), light.columns(), 4 * y + 2, 64, rowAdd);
            lightRow(light.v(), light.columns(), 4 * y + 2, 64, rowAdd2);
            for (int cell = 0; cell * Light.CELL / 2 < width; cell++) {
                int at = cell / LIGHTS_PER_MESH;
                int stepU = (rowU[at + 1] - rowU[at]) >> 5;
                int stepV = (rowV[at + 1] - rowV[at]) >> 5;
                int skip = cell % LIGHTS_PER_MESH * Light.CELL;
                int startU = rowU[at] + skip * stepU + (stepU >> 1);
                int startV = rowV[at] + skip * stepV + (stepV >> 1);
                chromaCell(cell, y * width, Math.min(Light.CELL / 2, width - cell * Light.CELL / 2),
                        (startU >> 1) - (1 << 14), (startV >> 1) - (1 << 14), stepU, stepV);
            }
        }
    }

    private void chromaCell(int cell, int row, int count, int startU, int startV, int stepU, int stepV) {
        short[] samples = source.chroma();
        int stride = source.width();
        int u = startU;
        int v = startV;
        int gain = rowGain[cell] + ((rowGain[cell + 1] - rowGain[cell]) >> 4);
        int stepGain = (rowGain[cell + 1] - rowGain[cell]) >> 2;
        int addU = rowAdd[cell] + ((rowAdd[cell + 1] - rowAdd[cell]) >> 4);
        int stepAddU = (rowAdd[cell + 1] - rowAdd[cell]) >> 2;
        int addV = rowAdd2[cell] + ((rowAdd2[cell + 1] - rowAdd2[cell]) >> 4);
        int stepAddV = (rowAdd2[cell + 1] - rowAdd2[cell]) >> 2;
        int x = row + cell * Light.CELL / 2;
        for (int i = 0; i < count; i++) {
            int at = (v >> 16) * stride + 2 * (u >> 16);
            int right = (u >> 8) & 255;
            int down = (v >> 8) & 255;
            int blue = blend(samples[at], samples[at + 2], samples[at + stride], samples[at + stride + 2], right, down);
            int red = blend(samples[at + 1], samples[at + 3], samples[at + stride + 1], samples[at + stride + 3], right,
                    down);
            frame.u()[x + i] = level(((blue * (gain >> 4)) >> 14) + (addU >> 4));
            frame.v()[x + i] = level(((red * (gain >> 4)) >> 14) + (addV >> 4));
            u += stepU;
            v += stepV;
            gain += stepGain;
            addU += stepAddU;
            addV += stepAddV;
        }
    }

    /** Bilinear, weights in 1/256. */
    private static int blend(int a, int b, int c, int d, int right, int down) {
        int upper = (a << 8) + (b - a) * right;
        int lower = (c << 8) + (d - c) * right;
        return (upper + ((lower - upper) >> 8) * down) >> 8;
    }

    private static byte level(int value) {
        return (byte) Math.min(Math.max(((value + 32) >> 6) + 128, 16), 240);
    }

    /** Mesh at half-pixel row {@code twice / 2}. */
    private void meshRow(int twice) {
        int above = twice / (2 * Parallax.CELL) * meshColumns;
        int share = twice % (2 * Parallax.CELL);
        for (int i = 0; i < meshColumns; i++) {
            rowU[i] = meshU[above + i] + (((meshU[above + meshColumns + i] - meshU[above + i]) * share) >> 6);
            rowV[i] = meshV[above + i] + (((meshV[above + meshColumns + i] - meshV[above + i]) * share) >> 6);
        }
    }

    /** Light at half-pixel row {@code twice / 2}, in 1/16 of 1/{@code unit}. */
    private static void lightRow(float[] nodes, int columns, int twice, int unit, int[] row) {
        int above = twice / (2 * Light.CELL) * columns;
        float share = twice % (2 * Light.CELL) / (2f * Light.CELL);
        for (int i = 0; i < columns; i++) {
            float value = nodes[above + i] + (nodes[above + columns + i] - nodes[above + i]) * share;
            row[i] = (int) (value * (16 * unit));
        }
    }
}
