package io.songreel.direction;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a film may feel like. Place, adjectives and touches stand in {@code emotions.txt}. */
enum Emotion {
    JOY, LOVE, HOPE, WONDER, CALM, NOSTALGIA, LONGING, LONELY, SORROW, FEAR, ANGER, DEFIANCE;

    private static final Map<Emotion, Traits> TRAITS = read();

    /**
     * Where an emotion lies and how a frame shows it.
     *
     * @param valence
     *            −1 to 1
     * @param arousal
     *            0 to 1
     * @param touches
     *            what the frame does about it
     */
    record Traits(double valence, double arousal, List<String> adjectives, ByBand touches) {}

    static Emotion named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The emotion with the highest score, the first of equals; unscored ones count 0. */
    static Emotion highest(Map<Emotion, Double> scores) {
        Emotion best = JOY;
        for (Emotion emotion : values()) {
            best = scores.getOrDefault(emotion, 0.0) > scores.getOrDefault(best, 0.0) ? emotion : best;
        }
        return best;
    }

    double valence() {
        return traits().valence();
    }

    double arousal() {
        return traits().arousal();
    }

    List<String> adjectives() {
        return traits().adjectives();
    }

    List<String> touches(Band band) {
        return traits().touches().of(band);
    }

    private Traits traits() {
        return java.util.Objects.requireNonNull(TRAITS.get(this));
    }

    private static Map<Emotion, Traits> read() {
        Map<String, Shelf.Entry> book = new java.util.LinkedHashMap<>();
        Shelf.read("emotions.txt").forEach(entry -> book.put(Shelf.split(entry.head(), ' ').getFirst(), entry));
        Map<Emotion, Traits> traits = new EnumMap<>(Emotion.class);
        for (Emotion emotion : values()) {
            String name = emotion.name().toLowerCase(Locale.ROOT);
            Shelf.Entry head = need(book, name);
            List<String> place = Shelf.split(head.head(), ' ');
            traits.put(emotion,
                    new Traits(Double.parseDouble(place.get(1)), Double.parseDouble(place.get(2)),
                            Shelf.split(head.body(), ','), new ByBand(need(book, name + ".low").values(),
                                    need(book, name + ".mid").values(), need(book, name + ".high").values())));
        }
        return traits;
    }

    private static Shelf.Entry need(Map<String, Shelf.Entry> book, String head) {
        Shelf.Entry entry = book.get(head);
        if (entry == null) {
            throw new IllegalStateException("emotions.txt lacks " + head);
        }
        return entry;
    }
}
