package io.songreel.lyrics;

import java.util.List;

/**
 * How known lyrics came to their times.
 *
 * @param method
 *            what placed most of the words
 * @param quality
 *            0 to 1: the lines' figures, weighed by their words
 * @param lines
 *            all of them, in the order of the text
 */
public record Alignment(Method method, double quality, List<Line> lines) {
    /** A line of less quality is marked as doubtful. */
    public static final double DOUBTFUL_BELOW = 0.5;

    public Alignment {
        unit(quality);
        lines = List.copyOf(lines);
    }

    private static void unit(double quality) {
        if (!(quality >= 0 && quality <= 1)) {
            throw new IllegalArgumentException("quality is 0 to 1");
        }
    }

    /** The rungs, the surest first. */
    public enum Method {
        /** The times came with the lyrics. */
        GIVEN,
        /** The letters were found in the sound. */
        CTC,
        /** The words were found among those that a speech model heard. */
        MATCHED,
        /** Nothing was recognised: spread over where somebody seems to sing. */
        SPREAD
    }

    /**
     * A line and how far its times can be trusted.
     *
     * @param start
     *            seconds
     * @param end
     *            seconds
     * @param quality
     *            0 to 1
     * @param doubtful
     *            below {@link #DOUBTFUL_BELOW}
     */
    public record Line(String text, double start, double end, double quality, boolean doubtful, Method method) {
        public Line {
            unit(quality);
        }

        public static Line of(String text, Span span, double quality, Method method) {
            return new Line(text, span.start(), span.end(), quality, quality < DOUBTFUL_BELOW, method);
        }
    }
}
