package io.songreel.direction.language;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.direction.Brief;
import io.songreel.direction.Clip;
import io.songreel.direction.ColourNames;
import io.songreel.direction.Direction;
import io.songreel.direction.ScreenplayValidator;
import io.songreel.direction.Wishes;
import java.util.ArrayList;
import java.util.List;

/**
 * From an author's answer to what holds for the film: the user's wishes and the picture's colours win over it, and what is
 * talk is left out.
 *
 * @param rules
 *            the direction by rules: its palette is the picture's
 */
record CanonMaker(Brief brief, Direction rules, Showing showing) {
    private static final int MOST_LOOK = 240;
    private static final List<String> PARTS = List.of("mood", "style", "figure", "place", "light");

    /** How many of an answer's parts are talk, or were copied. */
    static int spoken(JsonNode answer, Showing showing) {
        List<String> parts = new ArrayList<>(texts(answer.path("motifs")));
        PARTS.forEach(part -> parts.add(answer.path(part).asText()));
        return (int) parts.stream().filter(showing::speaks).count();
    }

    Canon of(JsonNode answer) {
        Wishes wishes = Wishes.of(brief.styleTags());
        List<String> motifs = texts(answer.path("motifs")).stream().filter(motif -> !showing.speaks(motif)).toList();
        List<String> canon = new ArrayList<>(motifs);
        PARTS.forEach(part -> canon.add(shown(answer, part)));
        // an author who bans what the song is about, or light itself, did not mean it
        canon.add(brief.transcript());
        canon.addAll(PARTS);
        BannedTerms banned = BannedTerms.of(wishes.unwanted(), wishes.wanted(), texts(answer.path("do_not_include")),
                String.join(" ; ", canon));
        String colours = ColourNames.sentence(rules.palette());
        String style = banned.without(shown(answer, "style"));
        String wanted = Clip.joined(wishes.wanted(), ", ", 140);
        List<String> seen = motifs.stream().map(motif -> Clip.line(banned.without(motif),
                ScreenplayValidator.MOST_MOTIF)).filter(motif -> !motif.isBlank()).distinct().toList();
        return new Canon(
                new Direction(orElse(Clip.line(banned.without(shown(answer, "mood")),
                        ScreenplayValidator.MOST_MOOD), rules.mood()),
                        orElse(Clip
                                .joined(List.of(Clip.joined(wishes.tags(), ", ", ScreenplayValidator.MOST_STYLE), style,
                                        colours), "; ", ScreenplayValidator.MOST_STYLE),
                                rules.style()),
                        rules.palette(), seen.isEmpty() ? rules.motifs() : seen, banned.terms()),
                wishes.wantsNobody() ? "" : banned.without(shown(answer, "figure")),
                banned.without(shown(answer, "place")), banned.without(shown(answer, "light")),
                Clip.line(banned.without(Clip.joined(List.of(wanted, style, colours), "; ", MOST_LOOK)), MOST_LOOK));
    }

    private String shown(JsonNode answer, String part) {
        String text = answer.path(part).asText();
        return showing.speaks(text) ? "" : text.replaceAll("[\\s,;:.]+$", "");
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String orElse(String text, String other) {
        return text.isBlank() ? other : text;
    }
}
