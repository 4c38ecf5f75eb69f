package io.songreel.render;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bilinear looks along a line through a plane of 16-bit samples in bytes, little end first. Places are 16.16 fixed
 * point. Neighbours are read together: one read for two luma samples, one for two U, V pairs.
 */
final class Sampler {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Sampler() {
    }

    static void luma(byte[] plane, int width, int startU, int startV, int stepU, int stepV, int[] out, int from,
            int to) {
        int u = startU;
        int v = startV;
        int stride = 2 * width;
        for (int x = from; x < to; x++) {
            int at = (v >> 16) * stride + 2 * (u >> 16);
            int upper = (int) INTS.get(plane, at);
            int lower = (int) INTS.get(plane, at + stride);
            int right = (u >> 8) & 255;
            int down = (v >> 8) & 255;
            int top = ((upper & 0xffff) << 8) + ((upper >>> 16) - (upper & 0xffff)) * right;
            int bottom = ((lower & 0xffff) << 8) + ((lower >>> 16) - (lower & 0xffff)) * right;
            out[x] = (top + ((bottom - top) >> 8) * down) >> 8;
            u += stepU;
            v += stepV;
        }
    }

    /** {@code width} in pairs. */
    static void chroma(byte[] plane, int width, int startU, int startV, int stepU, int stepV, int[] outU, int[] outV,
            int from, int to) {
        int u = startU;
        int v = startV;
        int stride = 4 * width;
        for (int x = from; x < to; x++) {
            int at = (v >> 16) * stride + 4 * (u >> 16);
            long upper = (long) LONGS.get(plane, at);
            long lower = (long) LONGS.get(plane, at + stride);
            int right = (u >> 8) & 255;
            int down = (v >> 8) & 255;
            outU[x] = blend((short) upper, (short) (upper >> 32), (short) lower, (short) (lower >> 32), right, down);
            outV[x] = blend((short) (upper >> 16), (int) (upper >> 48), (short) (lower >> 16), (int) (lower >> 48),
                    right, down);
            u += stepU;
            v += stepV;
        }
    }

    private static int blend(int a, int b, int c, int d, int right, int down) {
        int top = (a << 8) + (b - a) * right;
        int bottom = (c << 8) + (d - c) * right;
        return (top + ((bottom - top) >> 8) * down) >> 8;
    }

    static void put(byte[] plane, int sample, int value) {
        plane[2 * sample] = (byte) value;
        plane[2 * sample + 1] = (byte) (value >> 8);
    }

    static int get(byte[] plane, int sample) {
        return (plane[2 * sample] & 255) | (plane[2 * sample + 1] << 8);
    }
}
