package io.songreel.direction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Things that lyrics name, and what a camera can find for each. */
final class NounBook {
    private static final NounBook OURS = new NounBook(Shelf.read("nouns.txt"));
    private final Map<String, Noun> nouns = new LinkedHashMap<>();

    /**
     * @param label
     *            what the motif is called: "rain"
     * @param images
     *            noun phrases a camera can show
     */
    record Noun(String label, List<String> images) {}

    private NounBook(List<Shelf.Entry> book) {
        for (Shelf.Entry line : book) {
            List<String> words = Shelf.split(line.head(), ',');
            Noun noun = new Noun(words.getFirst(), line.values());
            for (String word : words) {
                if (nouns.put(word, noun) != null) {
                    throw new IllegalStateException("nouns.txt has two entries for " + word);
                }
            }
        }
    }

    static NounBook ours() {
        return OURS;
    }

    @Nullable
    Noun find(String word) {
        return Words.find(word, nouns::get);
    }

    /** How often each thing is named, in the order of its first mention. */
    Map<Noun, Integer> count(String text, int mostWords) {
        Map<Noun, Integer> counts = new LinkedHashMap<>();
        for (String word : Words.of(text, mostWords)) {
            Noun noun = find(word);
            if (noun != null) {
                counts.merge(noun, 1, Integer::sum);
            }
        }
        return counts;
    }

    Iterable<Noun> all() {
        return new java.util.LinkedHashSet<>(nouns.values());
    }
}
