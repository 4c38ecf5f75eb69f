package io.songreel.diffusion.pipeline;

import io.songreel.diffusion.Mask;
import io.songreel.diffusion.RgbImage;

/** Between 8-bit pictures and the planes that networks take, as diffusers' VaeImageProcessor does it. */
final class Pixels {
    private static final int REPAINTED = 128;

    private Pixels() {
    }

    /** Three planes from -1 to 1. */
    static Planes planes(RgbImage image) {
        int size = image.width() * image.height();
        float[] values = new float[3 * size];
        byte[] rgb = image.rgb();
        for (int i = 0, at = 0; i < size; i++) {
            for (int c = 0; c < 3; c++) {
                values[c * size + i] = 2 * ((rgb[at++] & 255) / 255f) - 1;
            }
        }
        return new Planes(3, image.height(), image.width(), values);
    }

    /** From three planes; what is out of -1 to 1 is cut off. */
    static RgbImage image(Planes planes) {
        int size = planes.width() * planes.height();
        float[] values = planes.values();
        byte[] rgb = new byte[3 * size];
        for (int i = 0, at = 0; i < size; i++) {
            for (int c = 0; c < 3; c++) {
                rgb[at++] = level(values[c * size + i]);
            }
        }
        return new RgbImage(planes.width(), planes.height(), rgb);
    }

    /** One value from -1 to 1 as 0 to 255, halves to even. */
    static byte level(float value) {
        return (byte) (int) Math.rint(Math.clamp(value * 0.5f + 0.5f, 0f, 1f) * 255f);
    }

    /** {@code image} with mid-grey where the mask says that it is painted anew. */
    static Planes kept(Planes image, Mask mask) {
        int size = image.width() * image.height();
        float[] values = image.values().clone();
        for (int i = 0; i < values.length; i++) {
            if (repainted(mask.values()[i % size])) {
                values[i] = 0;
            }
        }
        return image.with(values);
    }

    /** The mask on the latents' grid, 1 where it is painted anew: first made black and white, then the nearest pixel. */
    static Planes latentMask(Mask mask, int factor) {
        int width = mask.width() / factor;
        int height = mask.height() / factor;
        Planes small = Planes.zero(1, height, width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                small.values()[y * width + x] = repainted(mask.values()[y * factor * mask.width() + x * factor])
                        ? 1
                        : 0;
            }
        }
        return small;
    }

    /** A value of half and more: 127 / 255 is still below. */
    private static boolean repainted(byte value) {
        return (value & 255) >= REPAINTED;
    }
}
