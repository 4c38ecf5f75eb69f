package io.songreel.direction.language;

import com.fasterxml.jackson.databind.node.TextNode;
import io.songreel.direction.Brief;
import io.songreel.direction.ColourNames;
import io.songreel.direction.Music;
import io.songreel.direction.Segment;
import io.songreel.direction.ThemeLook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A song in words, for an author. What users and singers say stands in quotes, as JSON writes them: it is data, and the
 * author is told so. No times: nobody is asked for them.
 */
final class SongSheet {
    private final Brief brief;
    private final List<String> palette;

    SongSheet(Brief brief, List<String> palette) {
        this.brief = brief;
        this.palette = palette;
    }

    /** @param mostLyrics chars of the lyrics to give */
    String text(int mostLyrics) {
        List<String> lines = new ArrayList<>(facts());
        lines.add("STYLE the user wishes: " + (brief.styleTags().isEmpty()
                ? "none"
                : quoted(String.join(", ",
                        brief.styleTags()), 300))
                + ".");
        lines.add(brief.transcript().isBlank()
                ? "LYRICS: none, it is an instrumental."
                : "LYRICS" + (brief.language().isBlank() ? "" : " (" + quoted(brief.language(), 8) + ")") + ": "
                        + quoted(brief.transcript(), mostLyrics));
        return String.join("\n", lines);
    }

    /** What nobody wishes and nobody sings. */
    List<String> facts() {
        return List.of("SONG: " + sound(brief.music()) + ", " + brief.segments().size() + " scenes.",
                "SHAPE, scene by scene: " + shape(brief.segments()) + ".", "PICTURE that sets the look: colours "
                        + ColourNames.sentence(palette) + "; " + light(brief.look()) + ".");
    }

    private static String sound(Music music) {
        List<String> parts = new ArrayList<>();
        Double tempo = music.tempoBpm();
        if (tempo != null) {
            parts.add((tempo < 85 ? "slow" : tempo < 125 ? "middling tempo" : "fast") + String.format(Locale.ROOT,
                    " (%.0f beats a minute)", tempo));
        }
        String key = music.key();
        if (key != null) {
            parts.add(key);
        }
        parts.add(music.brightnessHz() > 2500
                ? "bright in sound"
                : music.brightnessHz() < 1200
                        ? "dark in sound"
                        : "warm in sound");
        return String.join(", ", parts);
    }

    /** {@code 1-2 intro quiet, 3-8 verse middling, 9 chorus loud}. */
    private static String shape(List<Segment> segments) {
        List<String> runs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= segments.size(); i++) {
            if (i == segments.size() || !label(segments.get(i)).equals(label(segments.get(from)))) {
                runs.add(
                        (from + 1 == i ? Integer.toString(i) : (from + 1) + "-" + i) + " " + label(segments.get(from)));
                from = i;
            }
        }
        return String.join(", ", runs.subList(0, Math.min(runs.size(), 40)));
    }

    private static String label(Segment segment) {
        return (segment.section().isEmpty() ? "" : segment.section() + " ") + loudness(segment.energyHint());
    }

    static String loudness(double energy) {
        return energy < 0.36 ? "quiet" : energy < 0.68 ? "middling" : "loud";
    }

    private static String light(ThemeLook look) {
        return (look.lightness() < 0.35 ? "dark" : look.lightness() > 0.68 ? "light" : "half-lit") + ", "
                + (look.warmth() > 0.15 ? "warm" : look.warmth() < -0.15 ? "cold" : "neither warm nor cold") + ", "
                + (look.chroma() < 0.04
                        ? "almost without colour"
                        : look.chroma() > 0.12
                                ? "full of colour"
                                : "of muted colour");
    }

    /** In quotes, on one line, none of its letters able to end the quotes. */
    static String quoted(String text, int most) {
        String line = text.strip().replaceAll("\\s*\\R\\s*", " / ").replaceAll("[\\p{Cntrl}\\s]+", " ");
        int end = Math.min(line.length(), most);
        if (end < line.length() && Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return TextNode.valueOf(line.substring(0, end) + (end < line.length() ? " …" : "")).toString();
    }
}
