package io.songreel.direction.language;

import io.songreel.direction.Returns;
import io.songreel.direction.Segment;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which scenes bring back an image. A chorus that is heard again shows again, part for part, what it showed the first
 * time; where sections are not known, words that are sung again do.
 *
 * @param origins
 *            per scene the one whose image comes back; its own index where none does
 */
record Echoes(int[] origins) {
    /** Windows cut a line a little differently each time. */
    private static final double ALIKE = 0.6;
    private static final int SHORTEST_WORD = 3;

    static Echoes of(List<Segment> segments) {
        if (segments.stream().anyMatch(Segment::placed)) {
            return new Echoes(Returns.of(segments).homes().stream().mapToInt(Integer::intValue).toArray());
        }
        int[] origins = new int[segments.size()];
        Arrays.setAll(origins, i -> i);
        lines(segments, origins);
        return new Echoes(origins);
    }

    boolean returns(int scene) {
        return origins[scene] < scene;
    }

    int origin(int scene) {
        return origins[scene];
    }

    private static void lines(List<Segment> segments, int[] origins) {
        List<Set<String>> words = segments.stream().map(segment -> words(segment.lyricSnippet())).toList();
        for (int i = 1; i < origins.length; i++) {
            for (int first = 0; first < i && origins[i] == i; first++) {
                if (origins[first] == first && alike(words.get(first), words.get(i))) {
                    origins[i] = first;
                }
            }
        }
    }

    /** Words of some length, lower case. */
    static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}']+", -1)) {
            if (word.length() >= SHORTEST_WORD) {
                words.add(word);
            }
        }
        return words;
    }

    static boolean alike(Set<String> one, Set<String> other) {
        Set<String> shared = new HashSet<>(one);
        shared.retainAll(other);
        return !shared.isEmpty() && shared.size() >= ALIKE * (one.size() + other.size() - shared.size());
    }
}
