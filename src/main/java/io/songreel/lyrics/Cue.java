package io.songreel.lyrics;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Words that are on the screen together.
 *
 * @param start
 *            seconds; never before the cue before has ended
 * @param end
 *            seconds
 * @param rows
 *            one or two, none empty
 */
public record Cue(double start, double end, List<List<Word>> rows) {
    public Cue {
        rows = List.copyOf(rows);
        if (!(start >= 0 && end > start) || rows.isEmpty() || rows.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("a cue shows words for a while");
        }
    }

    /** The rows as text, with {@code between} where one ends. */
    String text(String between) {
        return rows.stream().map(row -> row.stream().map(Word::text).collect(Collectors.joining(" ")))
                .collect(Collectors.joining(between));
    }
}
