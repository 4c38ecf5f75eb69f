package io.songreel.media;

/**
 * A decoded picture, upright, without alpha: 8-bit sRGB, packed {@code rgb[3 × (y × width + x)]} = R, G, B.
 */
public record Picture(int width, int height, byte[] rgb) {
    public Picture {
        if (width <= 0 || height <= 0 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException("rgb holds 3 bytes a pixel");
        }
    }
}
