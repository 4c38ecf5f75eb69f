package io.songreel.direction;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the feeling of a text from its words. A word after a negation counts half, and the other way round. */
final class Lexicon {
    private static final int MOST_WORDS = 8_000;
    private static final Lexicon OURS = new Lexicon(Shelf.read("lexicon.txt"));
    private final Map<String, Entry> words = new LinkedHashMap<>();

    private record Entry(Emotion emotion, double valence, double arousal) {}

    /**
     * @param hits
     *            words that the lexicon knows
     * @param valence
     *            their mean, −1 to 1; 0 without hits
     * @param arousal
     *            their mean, 0 to 1; 0.5 without hits
     * @param shares
     *            how much of the hits is each emotion, summing to 1; empty without hits
     */
    record Feeling(int hits, double valence, double arousal, Map<Emotion, Double> shares) {
        /** The emotion named most; the first of equals. */
        Emotion strongest() {
            return Emotion.highest(shares);
        }
    }

    private Lexicon(List<Shelf.Entry> book) {
        for (Shelf.Entry line : book) {
            List<String> head = Shelf.split(line.head(), ' ');
            Entry entry = new Entry(Emotion.named(head.get(0)), Double.parseDouble(head.get(1)),
                    Double.parseDouble(head.get(2)));
            for (String word : Shelf.split(line.body(), ' ')) {
                if (words.put(word, entry) != null) {
                    throw new IllegalStateException("lexicon.txt has two entries for " + word);
                }
            }
        }
    }

    static Lexicon ours() {
        return OURS;
    }

    int size() {
        return words.size();
    }

    Feeling read(String text) {
        int hits = 0;
        double valence = 0;
        double arousal = 0;
        Map<Emotion, Double> shares = new EnumMap<>(Emotion.class);
        int negated = 0;
        for (String word : Words.of(text, MOST_WORDS)) {
            if (Words.negates(word)) {
                negated = 3;
            }
            Entry entry = Words.find(word, words::get);
            if (entry != null) {
                hits++;
                valence += negated > 0 ? -0.5 * entry.valence() : entry.valence();
                arousal += entry.arousal();
                shares.merge(negated > 0 ? opposite(entry) : entry.emotion(), 1.0, Double::sum);
            }
            negated--;
        }
        double all = Math.max(1, hits);
        shares.replaceAll((emotion, count) -> count / all);
        return hits == 0
                ? new Feeling(0, 0, 0.5, shares)
                : new Feeling(hits, valence / hits, arousal / hits, shares);
    }

    /** What is left of a feeling that a song denies. */
    private static Emotion opposite(Entry entry) {
        return switch (entry.emotion()) {
            case JOY, CALM, WONDER -> Emotion.SORROW;
            case LOVE, HOPE -> Emotion.LONELY;
            case SORROW, LONELY -> Emotion.HOPE;
            case FEAR, ANGER -> Emotion.DEFIANCE;
            case NOSTALGIA, LONGING, DEFIANCE -> Emotion.LONGING;
        };
    }
}
