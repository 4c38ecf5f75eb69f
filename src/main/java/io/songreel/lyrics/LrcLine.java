package io.songreel.lyrics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of an LRC file at one of its times, the file's offset applied.
 *
 * @param start
 *            seconds; may be negative or beyond the song
 * @param parts
 *            the text between tags; empty for a line that only ends the one before
 */
record LrcLine(double start, List<Part> parts) {
    /**
     * Text from one tag to the next.
     *
     * @param tagged
     *            has a time tag of its own, other than the line's
     * @param start
     *            seconds, of the tag or the line
     * @param text
     *            with the white space around it, as syllables of one word are told by it
     */
    record Part(boolean tagged, double start, String text) {}

    String text() {
        return String.join(" ", Tokens.of(parts.stream().map(Part::text).collect(Collectors.joining())));
    }

    boolean enhanced() {
        return parts.stream().anyMatch(Part::tagged);
    }

    LrcLine and(LrcLine other) {
        List<Part> both = new ArrayList<>(parts);
        both.add(new Part(false, start, " "));
        both.addAll(other.parts());
        return new LrcLine(start, both);
    }

    LrcLine shifted(double seconds) {
        return new LrcLine(start + seconds, parts.stream()
                .map(part -> new Part(part.tagged(), part.start() + seconds, part.text())).toList());
    }
}
