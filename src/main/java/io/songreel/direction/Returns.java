package io.songreel.direction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which segments come back to an earlier one: a chorus that is heard again, its n-th scene to the n-th of the first
 * time, as near in time as the cuts allow. Never two neighbours to the same one.
 *
 * @param homes
 *            for each segment the index of the one it comes back to; its own where it comes back to none
 * @param takes
 *            for each segment how often its home was seen before
 */
public record Returns(List<Integer> homes, List<Integer> takes) {
    private static final String CHORUS = "chorus";

    public Returns {
        homes = List.copyOf(homes);
        takes = List.copyOf(takes);
    }

    public static Returns of(List<Segment> segments) {
        List<Integer> homes = new ArrayList<>();
        List<Integer> takes = new ArrayList<>();
        Map<Integer, List<Segment>> first = new LinkedHashMap<>();
        int[] seen = new int[segments.size()];
        for (int i = 0; i < segments.size(); i++) {
            int start = runStart(segments, i);
            int home = i;
            if (isChorus(segments.get(i))) {
                List<Segment> run = first.computeIfAbsent(segments.get(i).repetition(), r -> run(segments, start));
                int near = nearest(run, segments.get(i).start() - segments.get(start).start(), segments);
                home = near < start && (homes.isEmpty() || homes.getLast() != near) ? near : i;
            }
            homes.add(home);
            takes.add(seen[home]++);
        }
        return new Returns(homes, takes);
    }

    /** Whether a segment comes back to an earlier one. */
    public boolean returns(int i) {
        return homes.get(i) != i;
    }

    /** Whether a later segment comes back to this one. */
    public boolean comesBack(int i) {
        return homes.lastIndexOf(i) > i;
    }

    private static boolean isChorus(Segment segment) {
        return segment.placed() && segment.section().equals(CHORUS);
    }

    private static boolean together(Segment one, Segment other) {
        return one.section().equals(other.section()) && one.repetition() == other.repetition();
    }

    private static int runStart(List<Segment> segments, int i) {
        int start = i;
        while (start > 0 && together(segments.get(start - 1), segments.get(i))) {
            start--;
        }
        return start;
    }

    private static List<Segment> run(List<Segment> segments, int start) {
        int end = start + 1;
        while (end < segments.size() && together(segments.get(end), segments.get(start))) {
            end++;
        }
        return segments.subList(start, end);
    }

    private static int nearest(List<Segment> run, double offset, List<Segment> segments) {
        int from = segments.indexOf(run.getFirst());
        int best = 0;
        for (int k = 1; k < run.size(); k++) {
            if (off(run, k, offset) < off(run, best, offset)) {
                best = k;
            }
        }
        return from + best;
    }

    private static double off(List<Segment> run, int k, double offset) {
        return Math.abs(run.get(k).start() - run.getFirst().start() - offset);
    }
}
