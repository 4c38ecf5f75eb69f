package io.songreel.render;

import io.songreel.media.Picture;
import java.io.IOException;
import java.nio.file.Path;

/** Rich procedural pictures: dusk hills with a moon, neon rain street, a flower's macro, and noise for worst cases. */
public final class Pictures {
    private Pictures() {
    }

    /** A painter of one pixel: sRGB 0 to 1 for a place measured in picture heights. */
    @FunctionalInterface
    public interface Paint {
        double[] at(double x, double y);
    }

    public static Picture painted(int width, int height, Paint paint) {
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double[] colour = paint.at((x + 0.5) / height, (y + 0.5) / height);
                for (int c = 0; c < 3; c++) {
                    rgb[3 * (y * width + x) + c] = (byte) Math.round(255 * Math.clamp(colour[c], 0, 1));
                }
            }
        }
        return new Picture(width, height, rgb);
    }

    /** Hills at dusk under a moon. */
    public static Picture dusk(int width, int height) {
        double ratio = (double) width / height;
        return painted(width, height, (x, y) -> {
            double[] colour = mix(rgb(0x0d1633), rgb(0xe98a5b), smooth(0.05, 0.72, y));
            colour = mix(colour, rgb(0xf7d9a5), 0.8 * smooth(0.35, 0, Math.hypot(x - 0.62 * ratio, y - 0.66)));
            double moon = Math.hypot(x - 0.3 * ratio, y - 0.24);
            colour = mix(colour, rgb(0xfff3d8), smooth(0.062, 0.058, moon) * (0.86 + 0.14 * noise(x * 30, y * 30)));
            colour = mix(colour, rgb(0xffe9c0), 0.35 * smooth(0.3, 0.0, moon));
            if (y < 0.5 && noise(x * 170, y * 170) > 0.93) {
                colour = mix(colour, rgb(0xffffff), 0.7 * smooth(0.5, 0.1, y));
            }
            for (int k = 0; k < 4; k++) {
                double ridge = 0.56 + 0.11 * k + 0.09 * (fbm(x * (2.2 + k) + 9 * k, k) - 0.5) * 2;
                double tree = 0.012 * k * Math.max(0, noise(x * (90 - 12 * k), k) - 0.35);
                double[] hill = mix(rgb(0x8a5a6b), rgb(0x0a0d16), 0.25 + 0.25 * k);
                colour = mix(colour, mix(hill, rgb(0x000005), 0.3 * fbm(x * 20, y * 20)),
                        smooth(ridge - tree - 0.001, ridge - tree + 0.001, y));
            }
            return colour;
        });
    }

    /** The same as an upload. */
    public static Path duskPng(Path file, int width, int height) throws IOException {
        io.songreel.media.Pictures.writePng(dusk(width, height), file);
        return file;
    }

    /** A wet street of neon. */
    public static Picture neon(int width, int height) {
        double ratio = (double) width / height;
        return painted(width, height, (x, y) -> {
            double side = Math.abs(x - ratio / 2) / (ratio / 2);
            double[] colour = mix(rgb(0x1a0b2e), rgb(0x05060d), smooth(0, 1, Math.abs(y - 0.55) * 1.6));
            colour = mix(colour, rgb(0xff5fa8), 0.5 * smooth(0.34, 0, Math.hypot(x - ratio / 2, (y - 0.55) * 1.3)));
            double mirrored = y > 0.62 ? 1.24 - y + 0.012 * Math.sin(y * 90 + 8 * noise(x * 20, y * 9)) : y;
            for (int k = 0; k < 14; k++) {
                double cx = ratio * (0.04 + 0.92 * hash(k, 1));
                double away = Math.abs(cx - ratio / 2) / (ratio / 2);
                double w = 0.016 + 0.05 * away * hash(k, 2);
                double top = 0.55 - (0.1 + 0.36 * hash(k, 3)) * away;
                double bottom = top + 0.05 + 0.16 * away;
                double inside = smooth(w, w - 0.003, Math.abs(x - cx))
                        * smooth(0.003, 0, Math.max(top - mirrored, mirrored - bottom));
                double glow = smooth(0.16, 0, Math.hypot(Math.max(0, Math.abs(x - cx) - w),
                        Math.max(0, Math.max(top - mirrored, mirrored - bottom))));
                double[] lamp = rgb(new int[]{0x39e5ff, 0xff3d8b, 0xffc24a, 0x8a5bff}[k % 4]);
                double wet = y > 0.62 ? 0.45 : 1;
                colour = mix(colour, lamp, wet * (0.30 * glow * glow + 0.75 * inside));
                colour = mix(colour, rgb(0xffffff),
                        wet * 0.5 * inside * (noise(x * 140, mirrored * 160) > 0.55 ? 1 : 0));
            }
            double person = smooth(0.006, 0, Math.hypot((x - ratio * 0.5) / 0.55, (y - 0.63) / 1.7) - 0.06);
            person = Math.max(person, smooth(0.003, 0, Math.hypot(x - ratio * 0.5, y - 0.51) - 0.022));
            colour = mix(colour, rgb(0x07050c), person);
            return mix(colour, rgb(0x000000), 0.25 * side * side);
        });
    }

    /** Petals, close. */
    public static Picture flower(int width, int height) {
        double ratio = (double) width / height;
        return painted(width, height, (x, y) -> {
            double dx = x - 0.58 * ratio;
            double dy = y - 0.48;
            double far = Math.hypot(dx, dy);
            double turn = Math.atan2(dy, dx);
            double[] colour = mix(rgb(0x23402b), rgb(0x8fb35a), fbm(x * 3, y * 3));
            for (int ring = 3; ring >= 0; ring--) {
                double petals = Math.abs(Math.cos(turn * 4 + ring * 0.8));
                double edge = (0.12 + 0.085 * ring) * (0.72 + 0.28 * petals);
                double[] petal = mix(rgb(0xd6336c), rgb(0xffd0dc), smooth(0, edge, far));
                petal = mix(petal, rgb(0x7a1140), 0.35 * (0.5 + 0.5 * Math.sin(turn * 60 + far * 20)));
                colour = mix(colour, petal, smooth(edge + 0.002, edge - 0.002, far));
            }
            double seeds = noise(x * 120, y * 120);
            return mix(colour, mix(rgb(0xf5b82e), rgb(0x6b3d0a), seeds), smooth(0.082, 0.076, far));
        });
    }

    /** A skyline in daylight: hard edges, fine windows. */
    public static Picture city(int width, int height) {
        return painted(width, height, (x, y) -> {
            double[] colour = mix(rgb(0x5fa8e0), rgb(0xfdf0dc), smooth(0, 0.8, y));
            colour = mix(colour, rgb(0xffffff), 0.7 * smooth(0.52, 0.75, fbm(x * 2.5 + 4, y * 5)));
            for (int layer = 0; layer < 3; layer++) {
                double w = 0.07 + 0.03 * layer;
                int block = (int) Math.floor(x / w + layer * 0.37);
                double roof = 0.62 - 0.34 * hash(block, layer + 20) + 0.11 * layer;
                if (y > roof) {
                    double[] wall = mix(mix(rgb(0x8fa3bd), rgb(0x27303f), layer / 2.0), rgb(0xb5533c),
                            0.35 * hash(block, layer + 40));
                    boolean window = Math.floorMod((int) Math.floor(x * 140), 3) > 0
                            && Math.floorMod((int) Math.floor(y * 110), 3) > 0;
                    double lit = hash((int) (x * 47), (int) (y * 37));
                    colour = window ? mix(wall, lit > 0.8 ? rgb(0xffd98a) : rgb(0x141c28), 0.6) : wall;
                }
            }
            return colour;
        });
    }

    static double[] rgb(int packed) {
        return new double[]{((packed >> 16) & 255) / 255.0, ((packed >> 8) & 255) / 255.0, (packed & 255) / 255.0};
    }

    private static double[] mix(double[] from, double[] to, double share) {
        return new double[]{from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share,
            from[2] + (to[2] - from[2]) * share};
    }

    private static double smooth(double low, double high, double value) {
        double t = Math.clamp((value - low) / (high - low), 0, 1);
        return t * t * (3 - 2 * t);
    }

    private static double hash(int x, int y) {
        return (Dice.mix(x * 0x9E3779B9L + y * 0x85EBCA6BL + 77) >>> 11) * 0x1p-53;
    }

    private static double noise(double x, double y) {
        int i = (int) Math.floor(x);
        int j = (int) Math.floor(y);
        double u = x - i;
        double v = y - j;
        u = u * u * (3 - 2 * u);
        v = v * v * (3 - 2 * v);
        double top = hash(i, j) + (hash(i + 1, j) - hash(i, j)) * u;
        double bottom = hash(i, j + 1) + (hash(i + 1, j + 1) - hash(i, j + 1)) * u;
        return top + (bottom - top) * v;
    }

    private static double fbm(double x, double y) {
        return (noise(x, y) + 0.5 * noise(2 * x + 5, 2 * y) + 0.25 * noise(4 * x, 4 * y + 3)) / 1.75;
    }
}
