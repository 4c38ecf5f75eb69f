package io.songreel.render.caption;

/**
 * How large captions are and where they may be, from the frame's size.
 *
 * @param width
 *            pixels
 * @param height
 *            pixels
 */
public record CaptionStyle(int width, int height) {
    /** Of each side: what is outside the 90 % that every screen shows. */
    private static final double MARGIN = 0.05;
    /** Mean width of a bold letter, in font sizes. */
    private static final double LETTER = 0.6;
    private static final int MOST_COLUMNS = 42;

    /** Size of the font, pixels, where the words fit. */
    float fontSize() {
        return Math.max(12, Math.min(width, height) / 16f);
    }

    /** Letters that about fit a row. */
    public int columns() {
        return Math.clamp((int) ((right() - left()) / (LETTER * fontSize())), 8, MOST_COLUMNS);
    }

    /** Width of the dark line around a letter. */
    float outline(float fontSize) {
        return Math.max(1.5f, fontSize * 0.085f);
    }

    /** How far the soft shadow reaches beyond that line. */
    int shadow(float fontSize) {
        return Math.max(3, Math.round(fontSize * 0.3f));
    }

    int left() {
        return (int) Math.ceil(width * MARGIN);
    }

    int top() {
        return (int) Math.ceil(height * MARGIN);
    }

    int right() {
        return (int) Math.floor(width * (1 - MARGIN));
    }

    int bottom() {
        return (int) Math.floor(height * (1 - MARGIN));
    }
}
