package io.songreel.render;

import io.songreel.media.Picture;
import java.util.ArrayList;
import java.util.List;

/**
 * The theme picture as a pyramid: level 0 is the picture (halved until its long side is at most {@value #LARGEST}), each
 * further level half of the one before. Full-range BT.709 Y′CbCr, all planes of one size.
 */
record ThemePlanes(int width, int height, List<Level> levels) {
    private static final int LARGEST = 4096;
    private static final int SMALLEST = 48;

    /** @param pitch picture pixels from one sample to the next */
    record Level(int width, int height, double pitch, byte[] y, byte[] u, byte[] v) {}

    static ThemePlanes of(Picture picture) {
        return of(picture.width(), picture.height(), convert(picture));
    }

    /** The pyramid over a finest level. */
    static ThemePlanes of(Level finest) {
        return of(finest.width, finest.height, finest);
    }

    private static ThemePlanes of(int width, int height, Level finest) {
        List<Level> levels = new ArrayList<>();
        Level level = finest;
        levels.add(level);
        while (Math.min(level.width, level.height) >= 2 * SMALLEST) {
            level = halve(level);
            levels.add(level);
        }
        return new ThemePlanes(width, height, List.copyOf(levels));
    }

    /** The coarsest level whose samples are no further apart than {@code pitch} picture pixels. */
    Level atMost(double pitch) {
        Level best = levels.getFirst();
        for (Level level : levels) {
            if (level.pitch <= pitch) {
                best = level;
            }
        }
        return best;
    }

    /** Colour conversion (ITU-R BT.709, 16-bit fixed point) of boxes of {@code step × step} pixels. */
    private static Level convert(Picture picture) {
        int step = Math.max(1, Math.ceilDiv(Math.max(picture.width(), picture.height()), LARGEST));
        int width = Math.max(1, picture.width() / step);
        int height = Math.max(1, picture.height() / step);
        step = Math.min(step, Math.min(picture.width(), picture.height()));
        byte[] y = new byte[width * height];
        byte[] u = new byte[width * height];
        byte[] v = new byte[width * height];
        byte[] rgb = picture.rgb();
        int area = step * step;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int r = 0;
                int g = 0;
                int b = 0;
                for (int j = 0; j < step; j++) {
                    int from = 3 * ((row * step + j) * picture.width() + column * step);
                    for (int i = 0; i < 3 * step; i += 3) {
                        r += rgb[from + i] & 255;
                        g += rgb[from + i + 1] & 255;
                        b += rgb[from + i + 2] & 255;
                    }
                }
                if (area > 1) {
                    r = (r + area / 2) / area;
                    g = (g + area / 2) / area;
                    b = (b + area / 2) / area;
                }
                int at = row * width + column;
                y[at] = (byte) ((13933 * r + 46871 * g + 4732 * b + 32768) >> 16);
                u[at] = (byte) Math.min(255, ((-7509 * r - 25259 * g + 32768 * b + 32768) >> 16) + 128);
                v[at] = (byte) Math.min(255, ((32768 * r - 29763 * g - 3005 * b + 32768) >> 16) + 128);
            }
        }
        return new Level(width, height, step, y, u, v);
    }

    private static Level halve(Level level) {
        int width = level.width / 2;
        int height = level.height / 2;
        return new Level(width, height, 2 * level.pitch, halve(level.y, level.width, width, height),
                halve(level.u, level.width, width, height), halve(level.v, level.width, width, height));
    }

    private static byte[] halve(byte[] from, int stride, int width, int height) {
        byte[] to = new byte[width * height];
        for (int row = 0; row < height; row++) {
            int at = 2 * row * stride;
            for (int column = 0; column < width; column++, at += 2) {
                to[row * width + column] = (byte) (((from[at] & 255) + (from[at + 1] & 255) + (from[at + stride] & 255)
                        + (from[at + stride + 1] & 255) + 2) >> 2);
            }
        }
        return to;
    }
}
