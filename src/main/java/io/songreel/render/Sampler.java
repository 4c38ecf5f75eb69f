package io.songreel.render;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bilinear looks along a line through a plane of bytes. Places are 16.16 fixed point, weights 1/256, results 1/64 of a
 * step. Neighbours are read together and two values share one 32-bit word, 16 bits each: a byte times a weight fits.
 */
final class Sampler {
    private static final VarHandle SHORTS = MethodHandles.byteArrayViewVarHandle(short[].class,
            ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PAIR = 0x00ff00ff;

    private Sampler() {
    }

    static void luma(byte[] plane, int width, int startU, int startV, int stepU, int stepV, int[] out, int from,
            int to) {
        int u = startU;
        int v = startV;
        for (int x = from; x < to; x++) {
            int at = (v >> 16) * width + (u >> 16);
            int upper = (short) SHORTS.get(plane, at) & 0xffff;
            int lower = (short) SHORTS.get(plane, at + width) & 0xffff;
            int down = (v >> 8) & 255;
            out[x] = blend((upper | (upper << 8)) & PAIR, (lower | (lower << 8)) & PAIR, (u >> 8) & 255, down);
            u += stepU;
            v += stepV;
        }
    }

    /** U, V pairs around 128, {@code width} pairs a row; results are around zero. */
    static void chroma(byte[] plane, int width, int startU, int startV, int stepU, int stepV, int[] outU, int[] outV,
            int from, int to) {
        int u = startU;
        int v = startV;
        int stride = 2 * width;
        for (int x = from; x < to; x++) {
            int at = (v >> 16) * stride + 2 * (u >> 16);
            int upper = (int) INTS.get(plane, at);
            int lower = (int) INTS.get(plane, at + stride);
            int right = (u >> 8) & 255;
            int down = (v >> 8) & 255;
            outU[x] = blend(upper & PAIR, lower & PAIR, right, down) - (128 << 6);
            outV[x] = blend((upper >>> 8) & PAIR, (lower >>> 8) & PAIR, right, down) - (128 << 6);
            u += stepU;
            v += stepV;
        }
    }

    /** One multiplication for both columns: borrows between the halves cancel, for the sum fits. */
    private static int blend(int upper, int lower, int right, int down) {
        int both = (upper << 8) + (lower - upper) * down;
        int left = both & 0xffff;
        return ((left << 8) + ((both >>> 16) - left) * right) >> 10;
    }
}
