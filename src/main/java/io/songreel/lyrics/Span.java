package io.songreel.lyrics;

/** A stretch of a song, seconds. */
public record Span(double start, double end) {
    public Span {
        if (!(start >= 0) || !(end >= start)) {
            throw new IllegalArgumentException("a span does not end before it starts");
        }
    }
}
