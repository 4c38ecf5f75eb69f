package io.songreel.direction;

import java.util.List;

/**
 * The visual identity of a whole film.
 *
 * @param palette
 *            3 to 6 colours {@code #rrggbb}, darkest first
 */
public record Direction(String mood, String style, List<String> palette, List<String> motifs,
        List<String> doNotInclude) {
    public Direction {
        palette = List.copyOf(palette);
        motifs = List.copyOf(motifs);
        doNotInclude = List.copyOf(doNotInclude);
    }
}
