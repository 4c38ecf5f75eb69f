package io.songreel.render;

/**
 * A picture laid on the theme picture's plane, where it covers {@code window}: the theme itself, or a keyframe painted
 * over a part of it. Pixels are square on that plane.
 */
record Painting(Window window, ThemePlanes planes) {
    /** The theme picture lies on itself. */
    static Painting whole(ThemePlanes theme) {
        return new Painting(new Window(0, 0, theme.width(), theme.height()), theme);
    }

    static Painting of(Window window, ThemePlanes.Level picture) {
        return new Painting(window, ThemePlanes.of(picture));
    }

    /** Theme pixels from one pixel of the finest level to the next. */
    double pitch() {
        return scale() * planes.levels().getFirst().pitch();
    }

    /** The coarsest level whose samples are no further apart than {@code pitch} theme pixels. */
    ThemePlanes.Level atMost(double pitch) {
        return planes.atMost(pitch / scale());
    }

    /**
     * Weights for a row of {@code outputs} samples, {@code pitch} theme pixels apart, the first of which begins at
     * {@code origin}, filtered for pixels that are {@code framePitch} apart.
     */
    Taps across(ThemePlanes.Level level, int outputs, double origin, double pitch, double framePitch) {
        return taps(level, level.width(), outputs, origin - window.left(), pitch, framePitch);
    }

    /** The same for a column. */
    Taps down(ThemePlanes.Level level, int outputs, double origin, double pitch, double framePitch) {
        return taps(level, level.height(), outputs, origin - window.top(), pitch, framePitch);
    }

    /** What {@code part} looks like at a size; past the painting's edge its edge goes on. */
    ThemePlanes.Level view(Window part, int width, int height) {
        double pitch = part.width() / width;
        ThemePlanes.Level level = atMost(pitch);
        Taps across = across(level, width, part.left(), pitch, pitch);
        Taps down = down(level, height, part.top(), part.height() / height, pitch);
        return new ThemePlanes.Level(width, height, 1, plane(level, level.y(), across, down, width, height),
                plane(level, level.u(), across, down, width, height),
                plane(level, level.v(), across, down, width, height));
    }

    private static byte[] plane(ThemePlanes.Level level, byte[] from, Taps across, Taps down, int width, int height) {
        byte[] to = new byte[width * height];
        float[] sums = new float[level.width()];
        float[] row = new float[width];
        for (int y = 0; y < height; y++) {
            across.row(down, y, from, level.width(), sums, row);
            for (int x = 0; x < width; x++) {
                to[y * width + x] = (byte) Math.clamp(Math.round(row[x]), 0, 255);
            }
        }
        return to;
    }

    private Taps taps(ThemePlanes.Level level, int size, int outputs, double origin, double pitch,
            double framePitch) {
        double own = level.pitch() * scale();
        return Taps.of(size, outputs, (origin + pitch / 2) / own - 0.5, pitch / own,
                Math.max(1, 0.95 * framePitch / own));
    }

    private double scale() {
        return window.width() / planes.width();
    }
}
