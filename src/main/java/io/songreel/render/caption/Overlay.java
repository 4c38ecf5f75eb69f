package io.songreel.render.caption;

import io.songreel.media.Yuv420;

/**
 * A translucent rectangle in the frame's own colours, laid over a frame in place. A sample that it does not cover keeps
 * its very value.
 */
final class Overlay {
    private static final int FULL = 255;

    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final int[] cover;
    private final int[] luma;
    private final int[] chromaCover;
    private final int[] blue;
    private final int[] red;

    /**
     * An overlay of coloured layers, each a mask over the rectangle; at no pixel do they add up to more than
     * {@code cover}, and what they leave of it is black.
     *
     * @param left
     *            even
     * @param top
     *            even
     * @param width
     *            even
     * @param height
     *            even
     */
    Overlay(int left, int top, int width, int height, int[] cover, Layer... layers) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        this.cover = cover;
        luma = new int[cover.length];
        int[] u = new int[cover.length];
        int[] v = new int[cover.length];
        for (int i = 0; i < cover.length; i++) {
            int black = cover[i];
            for (Layer layer : layers) {
                int share = layer.mask()[i];
                black -= share;
                luma[i] += share * layer.colour().y();
                u[i] += share * layer.colour().u();
                v[i] += share * layer.colour().v();
            }
            luma[i] += black * Colour.BLACK.y();
            u[i] += black * Colour.BLACK.u();
            v[i] += black * Colour.BLACK.v();
        }
        chromaCover = halved(cover);
        blue = halved(u);
        red = halved(v);
    }

    /** One colour where its mask says. */
    record Layer(int[] mask, Colour colour) {}

    /** BT.709, limited range. */
    record Colour(int y, int u, int v) {
        static final Colour BLACK = new Colour(16, 128, 128);

        /** @param rgb 0xrrggbb */
        static Colour of(int rgb) {
            double r = (rgb >> 16 & 255) / 255.0;
            double g = (rgb >> 8 & 255) / 255.0;
            double b = (rgb & 255) / 255.0;
            double y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
            return new Colour((int) Math.round(16 + 219 * y), (int) Math.round(128 + 224 * (b - y) / 1.8556),
                    (int) Math.round(128 + 224 * (r - y) / 1.5748));
        }
    }

    void over(Yuv420 frame) {
        blend(frame.y(), frame.width(), left, top, width, cover, luma);
        blend(frame.u(), frame.width() / 2, left / 2, top / 2, width / 2, chromaCover, blue);
        blend(frame.v(), frame.width() / 2, left / 2, top / 2, width / 2, chromaCover, red);
    }

    private static void blend(byte[] plane, int stride, int x, int y, int width, int[] cover, int[] add) {
        for (int row = 0; row < cover.length / width; row++) {
            int at = (y + row) * stride + x;
            for (int i = row * width; i < (row + 1) * width; i++, at++) {
                // not covered: (value · 255 + 127) / 255 is the value
                plane[at] = (byte) (((plane[at] & 255) * (FULL - cover[i]) + add[i] + FULL / 2) / FULL);
            }
        }
    }

    /** As chroma is sampled: on the left pixel of each pair, between two rows. */
    private int[] halved(int[] full) {
        int[] half = new int[full.length / 4];
        for (int y = 0; y < height / 2; y++) {
            for (int x = 0; x < width / 2; x++) {
                int sum = 0;
                for (int row = 2 * y * width; row <= (2 * y + 1) * width; row += width) {
                    sum += (x > 0 ? full[row + 2 * x - 1] : 0) + 2 * full[row + 2 * x] + full[row + 2 * x + 1];
                }
                half[y * width / 2 + x] = sum / 8;
            }
        }
        return half;
    }
}
