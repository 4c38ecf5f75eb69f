package io.songreel.musicvideo;

import java.util.Arrays;

/**
 * Strategy B: the cuts that cost least over the whole film, by dynamic programming over frames. A scene costs the square
 * of the logarithm of its length over the wanted one (too long and too short weigh alike) plus its cut's price.
 */
final class WordCuts {
    private static final double SHORTEST = 0.5;
    private static final double LONGEST = 1.75;
    /** With a fixed number of scenes, a cut stays this share of a scene around its even place. */
    private static final double BAND = 0.25;

    private final double[] price;
    private final int frames;

    /**
     * Over a film of {@code price.length − 1} frames.
     *
     * @param price
     *            of a cut before each frame
     */
    WordCuts(double[] price) {
        this.price = price;
        frames = price.length - 1;
    }

    /**
     * Scenes of half to 1.75 times {@code target} frames; a film shorter than that is one scene.
     *
     * @return cuts in frames, the first 0, ascending
     */
    long[] near(double target) {
        int shortest = Math.max(1, (int) Math.round(SHORTEST * target));
        // At least twice the shortest, or some film lengths could not be tiled.
        int longest = Math.max(2 * shortest, (int) Math.round(LONGEST * target));
        double[] length = lengthCosts(longest, target);
        double[] best = new double[frames + 1];
        int[] from = new int[frames + 1];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        best[0] = 0;
        for (int end = shortest; end <= frames; end++) {
            for (int start = Math.max(0, end - longest); start <= end - shortest; start++) {
                double cost = best[start] + length[end - start];
                if (cost < best[end]) {
                    best[end] = cost;
                    from[end] = start;
                }
            }
            best[end] += end == frames ? 0 : price[end];
        }
        return frames < shortest ? new long[]{0} : trace(from);
    }

    private long[] trace(int[] from) {
        long[] reversed = new long[frames];
        int scenes = 0;
        for (int end = frames; end > 0; end = from[end]) {
            reversed[scenes++] = from[end];
        }
        long[] cuts = Arrays.copyOf(reversed, scenes);
        Arrays.sort(cuts);
        return cuts;
    }

    /** Exactly {@code scenes}, or one per frame where there are fewer frames. */
    long[] count(int scenes) {
        long[] even = FixedCuts.count(scenes, frames);
        double target = (double) frames / even.length;
        int band = (int) (BAND * target);
        double[] length = lengthCosts((int) target + 2 * band + 2, target);
        // best[b]: the least cost of the film up to the cut at even[k] − band + b, for the k at hand
        double[] best = {0};
        int[][] from = new int[even.length + 1][];
        for (int k = 1; k <= even.length; k++) {
            int width = k == even.length ? 0 : band;
            long place = k == even.length ? frames : even[k];
            int previousWidth = k == 1 ? 0 : band;
            double[] next = new double[2 * width + 1];
            from[k] = new int[2 * width + 1];
            Arrays.fill(next, Double.POSITIVE_INFINITY);
            for (int b = 0; b < next.length; b++) {
                int end = (int) place - width + b;
                for (int a = 0; a < best.length; a++) {
                    int span = end - ((int) even[k - 1] - previousWidth + a);
                    double cost = span < 1 ? Double.POSITIVE_INFINITY : best[a] + length[span];
                    if (cost < next[b]) {
                        next[b] = cost;
                        from[k][b] = a;
                    }
                }
                next[b] += k == even.length ? 0 : price[end];
            }
            best = next;
        }
        return trace(even, from, band);
    }

    private static long[] trace(long[] even, int[][] from, int band) {
        long[] cuts = even.clone();
        int b = 0;
        for (int k = even.length; k > 1; k--) {
            b = from[k][b];
            cuts[k - 1] = even[k - 1] - band + b;
        }
        return cuts;
    }

    private static double[] lengthCosts(int longest, double target) {
        double[] costs = new double[longest + 1];
        for (int length = 1; length <= longest; length++) {
            double log = Math.log(length / target);
            costs[length] = log * log;
        }
        return costs;
    }
}
