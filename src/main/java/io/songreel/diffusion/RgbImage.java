package io.songreel.diffusion;

/** 8-bit sRGB, packed {@code rgb[3 × (y × width + x)]} = R, G, B. */
public record RgbImage(int width, int height, byte[] rgb) {
    public RgbImage {
        if (width <= 0 || height <= 0 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException("rgb holds 3 bytes a pixel");
        }
    }
}
