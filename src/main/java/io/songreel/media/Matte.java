package io.songreel.media;

import java.awt.image.BufferedImage;

/** Lays a picture on an opaque ground: black, or white where what can be seen is itself nearly black. */
final class Matte {
    private static final int DARK = 64;

    private Matte() {
    }

    static Picture flatten(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        PixelRows rows = new PixelRows(image);
        int ground = image.getColorModel().hasAlpha() && meanLuma(rows, width, height) < DARK ? 255 : 0;
        byte[] rgb = new byte[3 * width * height];
        int[] row = new int[width];
        for (int y = 0, at = 0; y < height; y++) {
            rows.read(y, row);
            for (int argb : row) {
                int alpha = argb >>> 24;
                rgb[at++] = over(argb >> 16 & 0xFF, alpha, ground);
                rgb[at++] = over(argb >> 8 & 0xFF, alpha, ground);
                rgb[at++] = over(argb & 0xFF, alpha, ground);
            }
        }
        return new Picture(width, height, rgb);
    }

    private static byte over(int value, int alpha, int ground) {
        return alpha == 255 ? (byte) value : (byte) ((value * alpha + ground * (255 - alpha) + 127) / 255);
    }

    /** BT.601 luma of the visible part, 0 to 255; a picture with nothing to see, or no transparency, counts as bright. */
    private static int meanLuma(PixelRows rows, int width, int height) {
        long weighted = 0;
        long weight = 0;
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            rows.read(y, row);
            for (int argb : row) {
                int alpha = argb >>> 24;
                weighted += alpha * (299L * (argb >> 16 & 0xFF) + 587L * (argb >> 8 & 0xFF) + 114L * (argb & 0xFF));
                weight += alpha;
            }
        }
        boolean opaque = weight == 255L * width * height;
        return weight == 0 || opaque ? 255 : (int) (weighted / (1000 * weight));
    }
}
