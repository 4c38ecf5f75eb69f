package io.songreel.direction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which segments sing the same thing again. Windows cut a chorus a little differently each time, so two are the same
 * when most of their longer words are. Without words, the loud stretches of a song are its choruses.
 *
 * @param groups
 *            per segment the index of the first one that is like it, or −1 when nothing ever repeats it
 */
record Refrains(int[] groups) {
    private static final double ALIKE = 0.6;
    private static final int MOST_WORDS = 40;

    static Refrains of(List<Segment> segments, StoryArc arc) {
        List<Set<String>> lines = segments.stream().map(Refrains::line).toList();
        int[] groups = lines.stream().allMatch(Set::isEmpty) && arc.choruses() < 2 ? surges(arc) : repeats(lines);
        return new Refrains(groups);
    }

    /** @return whether {@code scene} brings back something that an earlier scene has shown */
    boolean returns(int scene) {
        return groups[scene] >= 0 && groups[scene] < scene;
    }

    /** @return whether {@code scene} shows something for the first time that will come back */
    boolean opens(int scene) {
        return groups[scene] == scene;
    }

    private static Set<String> line(Segment segment) {
        Set<String> line = new HashSet<>();
        for (String word : Words.of(segment.lyricSnippet(), MOST_WORDS)) {
            if (word.length() > 2) {
                line.add(word);
            }
        }
        return line;
    }

    private static int[] repeats(List<Set<String>> lines) {
        int[] groups = new int[lines.size()];
        java.util.Arrays.fill(groups, -1);
        List<Integer> firsts = new ArrayList<>();
        for (int i = 0; i < groups.length; i++) {
            if (lines.get(i).isEmpty()) {
                continue;
            }
            for (int first : firsts) {
                if (alike(lines.get(first), lines.get(i))) {
                    groups[first] = first;
                    groups[i] = first;
                    break;
                }
            }
            if (groups[i] < 0) {
                firsts.add(i);
            }
        }
        return groups;
    }

    private static boolean alike(Set<String> one, Set<String> other) {
        int shared = 0;
        for (String word : one) {
            shared += other.contains(word) ? 1 : 0;
        }
        return shared >= ALIKE * (one.size() + other.size() - shared);
    }

    private static int[] surges(StoryArc arc) {
        int[] groups = new int[arc.scenes()];
        java.util.Arrays.fill(groups, -1);
        int first = -1;
        boolean up = false;
        for (int i = 1; i < groups.length - 1; i++) {
            boolean loud = arc.deviation() > 0.09 && arc.energy()[i] > 0.6;
            if (loud && !up) {
                first = first < 0 ? i : first;
                groups[i] = first;
            }
            up = loud;
        }
        return groups;
    }
}
