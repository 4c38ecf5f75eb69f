package io.songreel.diffusion;

/** What of an image is painted anew: 255 all of it, 0 nothing; {@code values[y × width + x]}. */
public record Mask(int width, int height, byte[] values) {
    public Mask {
        if (width <= 0 || height <= 0 || values.length != (long) width * height) {
            throw new IllegalArgumentException("a mask holds one byte a pixel");
        }
    }
}
