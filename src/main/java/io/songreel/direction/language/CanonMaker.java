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

/** From an author's answer to what holds for the film: the user's wishes and the picture's colours win over it. */
final class CanonMaker {
    private static final int MOST_LOOK = 240;

    private CanonMaker() {
    }

    /** @param rules the direction by rules: its palette is the picture's */
    static Canon of(JsonNode answer, Brief brief, Direction rules) {
        Wishes wishes = Wishes.of(brief.styleTags());
        List<String> motifs = texts(answer.path("motifs"));
        List<String> canon = new ArrayList<>(motifs);
        for (String field : List.of("mood", "style", "figure", "place", "light")) {
            canon.add(answer.path(field).asText());
        }
        BannedTerms banned = BannedTerms.of(wishes.unwanted(), wishes.wanted(), texts(answer.path("do_not_include")),
                String.join(" ; ", canon));
        String colours = ColourNames.sentence(rules.palette());
        String style = banned.without(answer.path("style").asText());
        String wanted = Clip.joined(wishes.wanted(), ", ", 140);
        List<String> seen = motifs.stream().map(motif -> Clip.line(banned.without(motif),
                ScreenplayValidator.MOST_MOTIF)).filter(motif -> !motif.isBlank()).distinct().toList();
        return new Canon(
                new Direction(orElse(Clip.line(banned.without(answer.path("mood").asText()),
                        ScreenplayValidator.MOST_MOOD), rules.mood()),
                        orElse(Clip
                                .joined(List.of(Clip.joined(wishes.tags(), ", ", ScreenplayValidator.MOST_STYLE), style,
                                        colours), "; ", ScreenplayValidator.MOST_STYLE),
                                rules.style()),
                        rules.palette(), seen.isEmpty() ? rules.motifs() : seen, banned.terms()),
                wishes.wantsNobody() ? "" : banned.without(answer.path("figure").asText()),
                banned.without(answer.path("place").asText()), banned.without(answer.path("light").asText()),
                Clip.line(banned.without(Clip.joined(List.of(wanted, style, colours), "; ", MOST_LOOK)), MOST_LOOK));
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
