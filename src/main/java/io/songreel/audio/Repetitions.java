package io.songreel.audio;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which sections are the same music heard again: their bars are compared one by one from the start (a diagonal of the
 * self-similarity matrix, Goto 2003), and sections that are near on average form one group.
 */
final class Repetitions {
    /** Nearer than this is the same music in any song. */
    private static final double SAME = 5;
    /** In a song of strong contrasts the same music may differ more: by this share of what two of its bars usually do. */
    private static final double SAME_SHARE = 0.2;
    private static final int FEWEST_BARS = 4;

    private Repetitions() {
    }

    /**
     * The group of each section, numbered by first appearance.
     *
     * @param starts
     *            first bars of the sections
     */
    static int[] groups(BarFeatures bars, int[] starts) {
        int n = starts.length;
        double same = same(bars);
        double[][] distance = new double[n][n];
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                distance[a][b] = distance(bars, starts[a], end(bars, starts, a), starts[b], end(bars, starts, b), same);
                distance[b][a] = distance[a][b];
            }
        }
        int[] group = new int[n];
        Arrays.setAll(group, i -> i);
        while (join(distance, group, same)) {
            // Average linkage, the nearest two groups first.
        }
        return renumbered(group);
    }

    /**
     * Parts the same music played twice in a row: a section twice as long as the song's sections usually are, whose
     * halves are alike.
     */
    static int[] split(BarFeatures bars, int[] starts) {
        int[] lengths = new int[starts.length];
        for (int i = 0; i < starts.length; i++) {
            lengths[i] = end(bars, starts, i) - starts[i];
        }
        int[] sorted = lengths.clone();
        Arrays.sort(sorted);
        int usual = sorted.length == 0 ? 0 : sorted[(sorted.length - 1) / 2];
        double same = same(bars);
        IntStream.Builder all = IntStream.builder();
        for (int i = 0; i < starts.length; i++) {
            int half = lengths[i] / 2;
            all.add(starts[i]);
            if (half >= FEWEST_BARS && Math.abs(half - usual) <= 1 && distance(bars, starts[i], starts[i] + half,
                    starts[i] + half, starts[i] + 2 * half, same) < same) {
                all.add(starts[i] + half);
            }
        }
        return all.build().toArray();
    }

    private static int end(BarFeatures bars, int[] starts, int section) {
        return section + 1 < starts.length ? starts[section + 1] : bars.bars();
    }

    private static boolean join(double[][] distance, int[] group, double same) {
        double nearest = same;
        int keep = -1;
        int drop = -1;
        for (int a = 0; a < group.length; a++) {
            for (int b = a + 1; b < group.length; b++) {
                if (group[a] != group[b]) {
                    double between = linkage(distance, group, group[a], group[b]);
                    if (between < nearest) {
                        nearest = between;
                        keep = group[a];
                        drop = group[b];
                    }
                }
            }
        }
        if (keep < 0) {
            return false;
        }
        for (int i = 0; i < group.length; i++) {
            group[i] = group[i] == drop ? keep : group[i];
        }
        return true;
    }

    private static double linkage(double[][] distance, int[] group, int first, int second) {
        double sum = 0;
        int pairs = 0;
        for (int a = 0; a < group.length; a++) {
            for (int b = 0; b < group.length; b++) {
                if (group[a] == first && group[b] == second) {
                    sum += distance[a][b];
                    pairs++;
                }
            }
        }
        return sum / pairs;
    }

    /** Mean squared distance of bars side by side, over the shorter section; a much longer one is another. */
    private static double distance(BarFeatures bars, int startA, int endA, int startB, int endB, double same) {
        int length = Math.min(endA - startA, endB - startB);
        int longer = Math.max(endA - startA, endB - startB);
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += distance(bars.values()[startA + i], bars.values()[startB + i]);
        }
        return sum / Math.max(1, length) + (longer > 2.5 * length ? same : 0);
    }

    private static double distance(float[] one, float[] other) {
        double sum = 0;
        for (int d = 0; d < one.length; d++) {
            sum += (one[d] - other[d]) * (one[d] - other[d]);
        }
        return sum;
    }

    private static double same(BarFeatures bars) {
        double[] all = IntStream.range(0, bars.bars())
                .mapToObj(a -> IntStream.range(0, a).mapToDouble(b -> distance(bars.values()[a], bars.values()[b])))
                .flatMapToDouble(distances -> distances).sorted().toArray();
        return all.length == 0 ? SAME : Math.max(SAME, SAME_SHARE * all[all.length / 2]);
    }

    private static int[] renumbered(int[] group) {
        int[] number = new int[group.length];
        Arrays.fill(number, -1);
        int[] result = new int[group.length];
        int next = 0;
        for (int i = 0; i < group.length; i++) {
            if (number[group[i]] < 0) {
                number[group[i]] = next++;
            }
            result[i] = number[group[i]];
        }
        return result;
    }
}
