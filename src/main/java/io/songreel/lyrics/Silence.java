package io.songreel.lyrics;

/** Tells where a song is silent. */
@FunctionalInterface
public interface Silence {
    /**
     * Whether nothing is heard.
     *
     * @param start
     *            seconds
     * @param end
     *            seconds, not before {@code start}
     */
    boolean between(double start, double end);

    /** For a song nobody has measured: it is never silent. */
    static Silence never() {
        return (start, end) -> false;
    }
}
