package io.songreel.direction;

import io.songreel.direction.Lexicon.Feeling;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a song feels like, weighed from its sound, its words, its picture and the user's tags.
 *
 * @param valence
 *            −1 dark to 1 bright
 * @param arousal
 *            0 to 1
 * @param first
 *            the leading emotion
 * @param second
 *            the one beneath it
 */
record SongMood(double valence, double arousal, double brightness, Emotion first, Emotion second) {
    /** @param transcript in words our books know */
    static SongMood of(Brief brief, String transcript, StoryArc arc, Wishes wishes) {
        Lexicon lexicon = Lexicon.ours();
        Feeling words = lexicon.read(transcript);
        Feeling tags = lexicon.read(String.join(" ", wishes.wanted()));
        double wordTrust = words.hits() / (words.hits() + 5.0);
        double tagTrust = tags.hits() / (tags.hits() + 1.0);
        ThemeLook look = brief.look();
        double bright = brightness(brief.music().brightnessHz());
        double pace = pace(brief.music());

        double sound = 0.5 * (bright - 0.5) + 0.3 * Math.clamp(arc.trend(), -1.0, 1.0) + 0.9 * mode(brief.music());
        double sight = 0.5 * unitOr0(look.warmth()) + 0.9 * (StoryArc.unit(look.lightness(), 0.5) - 0.5)
                + 1.5 * (Math.clamp(unitOr0(look.chroma()), 0.0, 0.2) - 0.08);
        double valence = 0.45 * sound + 0.55 * sight;
        valence = mix(mix(valence, words.valence(), 0.75 * wordTrust), tags.valence(), 0.6 * tagTrust);
        double arousal = 0.25 * bright + 0.3 * arc.mean() + 0.3 * pace + 0.15 * Math.min(1, 3 * arc.deviation());
        arousal = mix(mix(arousal, words.arousal(), 0.35 * wordTrust), tags.arousal(), 0.4 * tagTrust);

        Map<Emotion, Double> scores = new EnumMap<>(Emotion.class);
        for (Emotion emotion : Emotion.values()) {
            double dv = (valence - emotion.valence()) / 1.4;
            double da = arousal - emotion.arousal();
            scores.put(emotion,
                    0.8 - Math.sqrt(dv * dv + da * da)
                            + 1.6 * wordTrust * words.shares().getOrDefault(emotion, 0.0)
                            + 0.9 * tagTrust * tags.shares().getOrDefault(emotion, 0.0));
        }
        Emotion first = Emotion.highest(scores);
        scores.put(first, Double.NEGATIVE_INFINITY);
        return new SongMood(valence, arousal, bright, first, Emotion.highest(scores));
    }

    /** 0 at 60 beats a minute and slower, 1 at 170 and faster, by ratios; without a tempo nothing drives. */
    private static double pace(Music music) {
        Double bpm = music.tempoBpm();
        return bpm == null || !(bpm > 0)
                ? 0.3
                : Math.clamp(StrictMath.log(bpm / 60) / StrictMath.log(170.0 / 60), 0.0, 1.0);
    }

    /** Above 0 for a major key, below for a minor one, as far as the key is sure. */
    private static double mode(Music music) {
        String key = music.key();
        double sure = 0.4 + 0.6 * StoryArc.unit(music.keyConfidence(), 0);
        return key == null ? 0 : key.endsWith("major") ? 0.4 * sure : key.endsWith("minor") ? -0.4 * sure : 0;
    }

    /** "wistful and hopeful; a slow rise, one bright peak two thirds in, a quiet landing". */
    String sentence(StoryArc arc, SplitMix64 dice) {
        return dice.pick(first.adjectives()) + " and " + dice.pick(second.adjectives()) + "; " + shape(arc);
    }

    private static String shape(StoryArc arc) {
        if (arc.scenes() < 3) {
            return "a single held thought";
        } else if (arc.deviation() < 0.09) {
            return arc.mean() > 0.6
                    ? "at full tilt from the first beat to the last"
                    : arc.mean() < 0.35 ? "one long held breath" : "an even walking pace that never looks back";
        } else if (arc.choruses() > 1) {
            return verses(arc) + chorus(arc) + times(arc.choruses()) + landing(arc);
        } else if (arc.trend() > 0.45) {
            return "it gathers scene by scene and breaks open at the end";
        } else if (arc.trend() < -0.45) {
            return "it starts in flame and burns down to embers";
        } else if (arc.surges() > 1 && arc.choruses() < 2) {
            String count = arc.surges() > 5
                    ? "many"
                    : List.of("two", "three", "four", "five").get(arc.surges() - 2);
            return "it comes in waves, " + count + " surges with still water between";
        }
        return String.format(Locale.ROOT, "a slow rise, one bright peak %s, a quiet landing", place(arc));
    }

    private static String verses(StoryArc arc) {
        double quiet = arc.mean() - 0.5 * arc.lead();
        return quiet < 0.3
                ? "verses barely breathing, "
                : quiet < 0.55
                        ? "verses kept close, "
                        : quiet < 0.75 ? "verses on the move, " : "verses at full tilt, ";
    }

    private static String chorus(StoryArc arc) {
        return arc.lead() < 0.08
                ? "a chorus that says it no louder "
                : arc.lead() < 0.22
                        ? "a chorus that lifts "
                        : arc.lead() < 0.35 ? "a chorus that opens " : "a chorus that breaks open ";
    }

    private static String times(int count) {
        return count > 5
                ? "again and again"
                : List.of("twice", "three times", "four times", "five times").get(count - 2);
    }

    private static String landing(StoryArc arc) {
        return arc.trend() > 0.25
                ? ", widest at the last"
                : arc.trend() < -0.25
                        ? ", each time a little further off"
                        : arc.energy()[arc.scenes() - 1] < 0.4 ? ", and a quiet landing" : "";
    }

    private static String place(StoryArc arc) {
        double at = arc.position(arc.peak());
        return at < 0.42 ? "early on" : at < 0.58 ? "at the middle" : at < 0.75 ? "two thirds in" : "near the end";
    }

    /** 0 at 700 Hz and below, 1 at 4 kHz and above, by octaves; 0.5 when unknown. */
    private static double brightness(double hz) {
        return Double.isNaN(hz) || hz <= 0
                ? 0.5
                : Math.clamp(StrictMath.log(hz / 700) / StrictMath.log(4000.0 / 700), 0.0, 1.0);
    }

    private static double unitOr0(double value) {
        return Double.isNaN(value) ? 0 : Math.clamp(value, -1.0, 1.0);
    }

    private static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }
}
