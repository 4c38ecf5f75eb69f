package io.songreel.direction;

import io.songreel.direction.NounBook.Noun;
import java.util.ArrayList;
import java.util.List;

/** Motifs for a song without words: the picture's strongest colour and its light, and what the style is made of. */
final class PictureMotifs {
    private PictureMotifs() {
    }

    static List<Noun> of(List<String> palette, ThemeLook look, StyleFamily family, SplitMix64 dice) {
        List<Noun> motifs = new ArrayList<>();
        if (!family.monochrome()) {
            String colour = ColourNames.accent(palette);
            motifs.add(new Noun(colour, List.of(Clip.withArticle(colour) + " ribbon caught on a wire",
                    "a line of " + colour + " light along one edge of things",
                    Clip.withArticle(colour) + " reflection breaking and mending",
                    "something " + colour + " moving far off")));
        }
        double lightness = StoryArc.unit(look.lightness(), 0.5);
        motifs.add(lightness < 0.4
                ? new Noun("one light", List.of("a single light in all that dark", "a far lamp answered by another",
                        "a window lit, then not"))
                : lightness > 0.68
                        ? new Noun("open space", List.of("a white space with one mark in it",
                                "a sheet of light coming down like weather", "a shadow the size of a hand"))
                        : new Noun("edge of the day", List.of("the line where day and night meet",
                                "long shadows leaning all one way", "a pane holding the whole sky")));
        NounBook book = NounBook.ours();
        Bag<String> themes = new Bag<>(family.themes(), dice);
        for (int i = 0; i < family.themes().size() && motifs.size() < 4; i++) {
            Noun noun = book.find(themes.draw());
            if (noun != null && !motifs.contains(noun)) {
                motifs.add(noun);
            }
        }
        return motifs;
    }
}
