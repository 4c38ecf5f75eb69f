package io.songreel.render;

/** An upright part of the theme picture's plane, in its pixels; may reach past the picture's edges. */
record Window(double left, double top, double right, double bottom) {
    double width() {
        return right - left;
    }

    double height() {
        return bottom - top;
    }

    Window and(Window other) {
        return new Window(Math.min(left, other.left), Math.min(top, other.top), Math.max(right, other.right),
                Math.max(bottom, other.bottom));
    }

    /**
     * The smallest window of a shape around this one, a little larger for safety, moved into a picture of
     * {@code within} as far as it fits there.
     *
     * @param ratio
     *            width by height
     */
    Window shaped(double ratio, Window within) {
        double wide = Math.max(width(), height() * ratio) * 1.01;
        double high = wide / ratio;
        double x = placed((left + right - wide) / 2, wide, within.left, within.right);
        double y = placed((top + bottom - high) / 2, high, within.top, within.bottom);
        return new Window(x, y, x + wide, y + high);
    }

    private static double placed(double from, double length, double low, double high) {
        return length >= high - low ? (low + high - length) / 2 : Numbers.clamp(from, low, high - length);
    }
}
