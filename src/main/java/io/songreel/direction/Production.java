package io.songreel.direction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What stays the same through a whole film: place, figure, look, what is kept out.
 *
 * @param figure
 *            empty when the user wants nobody in the picture
 * @param keptOut
 *            terms that no prompt contains
 * @param look
 *            the end of every prompt: the user's tags, the texture, the colours
 */
record Production(StyleFamily family, StyleFamily.World world, String figure, List<String> lenses,
        List<String> palette, List<String> keptOut, String look, String style, List<NounBook.Noun> motifs) {
    private static final List<String> BODIES = List.of("person", "man", "woman", "girl", "boy", "child", "sisters",
            "brothers", "friends", "strangers", "people", "hand", "hands", "palm", "palms", "fist", "finger", "fingers",
            "fingertip", "face", "faces", "smile", "smiles", "grin", "eye", "eyes", "eyelid", "eyelashes", "hair",
            "shoulder", "shoulders", "forearm", "wrist", "thumb", "thumbs", "skin", "knee", "knuckles", "fringe",
            "freckles", "feet", "somebody", "someone", "walker", "dancer", "dancers", "visor", "bodies", "owner",
            "cheek",
            "jaw", "bandage", "beads of sweat");

    /** Those of {@code phrases} that may be filmed; all of them when none may. */
    List<String> allowed(List<String> phrases) {
        List<String> kept = phrases.stream().filter(Predicate.not(this::forbids)).toList();
        return kept.isEmpty() ? phrases : kept;
    }

    boolean forbids(String phrase) {
        return Terms.containsAny(phrase, keptOut) || (figure.isEmpty() && Terms.containsAny(phrase, BODIES));
    }

    static Production of(Brief brief, Casting.Choice choice, Wishes wishes, List<NounBook.Noun> motifs,
            SplitMix64 dice) {
        StyleFamily family = choice.family();
        StyleFamily.World world = dice.pick(family.worlds());
        String figure = dice.pick(family.figures());
        String texture = dice.pick(family.texture());
        List<String> lenses = choice.foreign() ? List.of() : family.lens();
        List<String> palette = palette(brief.look().palette(), family);

        String colours = family.monochrome() && !choice.foreign()
                ? "silver and black only"
                : ColourNames.sentence(palette);
        List<String> look = new ArrayList<>();
        String wanted = Clip.joined(wishes.wanted(), ", ", 140);
        look.add(choice.foreign() && !wanted.isEmpty() ? "made as " + wanted : wanted);
        if (!choice.foreign()) {
            look.add(choice.asked() ? texture : family.name() + ", " + texture);
        }
        look.add(colours);

        List<String> style = new ArrayList<>();
        style.add(Clip.joined(wishes.tags(), ", ", ScreenplayValidator.MOST_STYLE));
        style.addAll(choice.foreign() ? List.of("colours of " + colours) : List.of(family.style(), texture, colours));

        return new Production(family, world, wishes.wantsNobody() ? "" : figure, lenses, palette,
                keptOut(family, wishes), Clip.joined(look, "; ", 260),
                Clip.joined(style, "; ", ScreenplayValidator.MOST_STYLE), motifs);
    }

    private static List<String> palette(List<String> wished, StyleFamily family) {
        List<String> palette = Palettes.valid(wished, family.palette());
        return family.monochrome()
                ? Palettes.valid(palette.stream().map(hex -> new OkLab(OkLab.ofHex(hex).l(), 0, 0).toHex()).toList(),
                        family.palette())
                : palette;
    }

    /** What a user asks for is not kept out: a film tagged "cartoon" may be one. */
    private static List<String> keptOut(StyleFamily family, Wishes wishes) {
        List<String> terms = new ArrayList<>(wishes.unwanted());
        for (String term : List.of("text", "watermark", "logo", "subtitles")) {
            add(terms, term, wishes);
        }
        family.avoid().forEach(term -> add(terms, term, wishes));
        return List.copyOf(terms);
    }

    private static void add(List<String> terms, String term, Wishes wishes) {
        if (!terms.contains(term) && wishes.wanted().stream().noneMatch(tag -> Terms.contains(tag, term))) {
            terms.add(term);
        }
    }
}
