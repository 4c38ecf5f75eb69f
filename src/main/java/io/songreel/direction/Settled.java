package io.songreel.direction;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the owner has settled about a direction. It wins over every director and is never rewritten; null leaves a part
 * to the director.
 *
 * @param palette
 *            colours {@code #rrggbb}, in any order
 */
public record Settled(@Nullable String mood, @Nullable String style, @Nullable List<String> palette,
        @Nullable List<String> motifs, @Nullable List<String> doNotInclude) {
    /** Nothing yet. */
    public static final Settled NOTHING = new Settled(null, null, null, null, null);

    /** This with what {@code later} settles anew. */
    public Settled and(Settled later) {
        return new Settled(later.mood == null ? mood : later.mood, later.style == null ? style : later.style,
                later.palette == null ? palette : later.palette, later.motifs == null ? motifs : later.motifs,
                later.doNotInclude == null ? doNotInclude : later.doNotInclude);
    }

    /** The brief for a director who has to work with it: style, mood, motifs and what to avoid are wishes. */
    public Brief asked(Brief brief) {
        List<String> tags = new ArrayList<>();
        if (style != null) {
            tags.add(style);
        }
        if (mood != null) {
            tags.add(mood);
        }
        if (motifs != null) {
            tags.addAll(motifs);
        }
        tags.addAll(brief.styleTags());
        if (doNotInclude != null) {
            doNotInclude.forEach(term -> tags.add("no " + term));
        }
        ThemeLook look = brief.look();
        return new Brief(brief.transcript(), brief.segments(),
                palette == null
                        ? look
                        : new ThemeLook(darkestFirst(palette), look.lightness(), look.chroma(), look.warmth()),
                tags, brief.intensity(), brief.music(), brief.language(), brief.seed());
    }

    /** The direction in the owner's words where there are some. */
    public Direction over(Direction direction) {
        return new Direction(or(mood, direction.mood()), or(style, direction.style()),
                palette == null ? direction.palette() : darkestFirst(palette), or(motifs, direction.motifs()),
                or(doNotInclude, direction.doNotInclude()));
    }

    private static List<String> darkestFirst(List<String> colours) {
        return colours.stream().sorted((a, b) -> Double.compare(OkLab.ofHex(a).l(), OkLab.ofHex(b).l())).toList();
    }

    private static <T> T or(@Nullable T wanted, T otherwise) {
        return wanted == null ? otherwise : wanted;
    }
}
