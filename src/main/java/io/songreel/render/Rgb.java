package io.songreel.render;

import io.songreel.diffusion.RgbImage;
import io.songreel.media.Picture;

/** From colour planes to packed RGB and back. */
final class Rgb {
    private Rgb() {
    }

    static ThemePlanes.Level planes(RgbImage image) {
        return planes(picture(image));
    }

    static ThemePlanes.Level planes(Picture picture) {
        return ThemePlanes.of(picture).levels().getFirst();
    }

    static Picture picture(RgbImage image) {
        return new Picture(image.width(), image.height(), image.rgb());
    }

    /** ITU-R BT.709, full range. */
    static Picture picture(ThemePlanes.Level planes) {
        byte[] rgb = new byte[3 * planes.width() * planes.height()];
        for (int i = 0; i < rgb.length / 3; i++) {
            float y = planes.y()[i] & 255;
            float u = (planes.u()[i] & 255) - 128;
            float v = (planes.v()[i] & 255) - 128;
            rgb[3 * i] = level(y + 1.5748f * v);
            rgb[3 * i + 1] = level(y - 0.18732f * u - 0.46812f * v);
            rgb[3 * i + 2] = level(y + 1.8556f * u);
        }
        return new Picture(planes.width(), planes.height(), rgb);
    }

    static RgbImage image(ThemePlanes.Level planes) {
        Picture picture = picture(planes);
        return new RgbImage(picture.width(), picture.height(), picture.rgb());
    }

    private static byte level(float value) {
        return (byte) Math.clamp(Math.round(value), 0, 255);
    }
}
