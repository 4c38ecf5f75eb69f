package io.songreel.direction;

import io.songreel.direction.NounBook.Noun;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Chooses the family a film is made in. The user's tags win; then the feeling, the picture and what is sung about. */
final class Casting {
    private Casting() {
    }

    /**
     * @param asked
     *            the user's tags name this family
     * @param foreign
     *            the user's tags name a look that no family has: the family lends its story, not its lens
     */
    record Choice(StyleFamily family, boolean asked, boolean foreign) {}

    static Choice choose(Brief brief, SongMood mood, Wishes wishes, Map<Noun, Integer> nouns, SplitMix64 dice) {
        StyleFamily best = StyleFamily.ALL.getFirst();
        double bestScore = Double.NEGATIVE_INFINITY;
        double bestAsked = 0;
        for (StyleFamily family : StyleFamily.ALL) {
            double asked = asked(family, wishes.wanted());
            double jitter = 0.12 * dice.nextDouble();
            if (family.onlyWhenAsked() && asked == 0) {
                continue;
            }
            double score = 4 * asked + suits(family, brief.look(), mood) + sungAbout(family, nouns) + jitter;
            if (score > bestScore) {
                best = family;
                bestScore = score;
                bestAsked = asked;
            }
        }
        return new Choice(best, bestAsked > 0, bestAsked == 0 && !wishes.wanted().isEmpty());
    }

    /** Longer names of a family are surer: "night drive" says more than "night". */
    private static double asked(StyleFamily family, List<String> wanted) {
        double sum = 0;
        for (String tag : wanted) {
            double surest = 0;
            for (String known : family.tags()) {
                if (Terms.contains(tag, known)) {
                    surest = Math.max(surest, 0.3 + 0.1 * known.length());
                }
            }
            sum += surest;
        }
        return sum;
    }

    /** 0 for a perfect fit, about −3 for the opposite. */
    private static double suits(StyleFamily family, ThemeLook look, SongMood mood) {
        double[] fit = family.fit();
        return -(1.3 * Math.abs(fit[0] - mood.valence()) + 1.4 * Math.abs(fit[1] - mood.arousal())
                + 0.4 * Math.abs(fit[2] - mood.brightness())
                + 0.9 * Math.abs(fit[3] - StoryArc.unit(look.lightness(), 0.5))
                + 0.9 * Math.abs(fit[4] - StoryArc.unit(look.chroma() / 0.2, 0.3))
                + 0.5 * Math.abs(fit[5] - (Double.isNaN(look.warmth()) ? 0 : Math.clamp(look.warmth(), -1.0, 1.0))));
    }

    private static double sungAbout(StyleFamily family, Map<Noun, Integer> nouns) {
        List<Noun> themes = family.themes().stream().map(NounBook.ours()::find).filter(Objects::nonNull).toList();
        double all = 0;
        double ours = 0;
        for (Map.Entry<Noun, Integer> noun : nouns.entrySet()) {
            double weight = Math.sqrt(noun.getValue()); // a word of the chorus is sung often, and is still one thing
            all += weight;
            ours += themes.contains(noun.getKey()) ? weight : 0;
        }
        return all == 0 ? family.instrumental() : 2.2 * ours / (all + 2.0);
    }
}
