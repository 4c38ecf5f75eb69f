package io.songreel.musicvideo;

import java.util.Arrays;

/**
 * The cuts that cost least over the whole film, by dynamic programming over frames. A scene costs the square of the
 * logarithm of its length over the one wanted where it starts (too long and too short weigh alike), its first cut's
 * price, and something for each section border it runs over.
 */
final class CutPlanner {
    private static final double SHORTEST = 0.5;
    private static final double LONGEST = 1.75;
    /** With a fixed number of scenes, a cut stays this share of a scene around its even place. */
    private static final double BAND = 0.4;
    /** However long the scenes, a better place is not looked for farther away: time grows with its square. */
    private static final int FARTHEST_FRAMES = 600;
    private static final double CROSSES_SECTION = 0.8;

    private final double[] price;
    private final double[] pace;
    private final int frames;
    private final double[] log;
    /** {@code borders[f]}: how many lie at or before frame f. */
    private final int[] borders;

    /**
     * Over a film of {@code price.length − 1} frames.
     *
     * @param price
     *            of a cut before each frame
     * @param pace
     *            for each frame, the natural logarithm of how much longer than elsewhere a scene from there shall be
     * @param borders
     *            frames where sections meet
     */
    CutPlanner(double[] price, double[] pace, int[] borders) {
        this.price = price;
        this.pace = pace;
        frames = price.length - 1;
        log = new double[frames + 1];
        for (int length = 1; length <= frames; length++) {
            log[length] = Math.log(length);
        }
        this.borders = new int[frames + 1];
        for (int border : borders) {
            this.borders[border]++;
        }
        Arrays.parallelPrefix(this.borders, Integer::sum);
    }

    /**
     * Scenes of half to 1.75 times {@code target} frames; a film shorter than that is one scene.
     *
     * @return cuts in frames, the first 0, ascending
     */
    long[] near(double target) {
        // A frame less than half, so that windows of one length with half a window left over are a plan as well.
        int shortest = Math.max(1, (int) Math.ceil(SHORTEST * target - 1.001));
        // At least twice the shortest, or some film lengths could not be tiled.
        int longest = Math.max(2 * shortest, (int) Math.round(LONGEST * target));
        double wanted = Math.log(target);
        double[] best = new double[frames + 1];
        int[] from = new int[frames + 1];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        best[0] = 0;
        for (int end = shortest; end <= frames; end++) {
            for (int start = Math.max(0, end - longest); start <= end - shortest; start++) {
                double cost = best[start] + scene(start, end, wanted);
                if (cost < best[end]) {
                    best[end] = cost;
                    from[end] = start;
                }
            }
        }
        return frames < shortest ? new long[]{0} : trace(from);
    }

    /** What a plan costs in scenes of {@code target} frames: the sum that {@link #near} makes least. */
    double cost(long[] cuts, double target) {
        double sum = 0;
        for (int k = 0; k < cuts.length; k++) {
            int end = k + 1 < cuts.length ? (int) cuts[k + 1] : frames;
            sum += scene((int) cuts[k], end, Math.log(target));
        }
        return sum;
    }

    private double scene(int start, int end, double wanted) {
        double off = log[end - start] - wanted - pace[start];
        return off * off + (start == 0 ? 0 : price[start])
                + CROSSES_SECTION * (borders[end - 1] - borders[start]);
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
        double wanted = Math.log(target);
        int band = Math.min(FARTHEST_FRAMES, (int) (BAND * target));
        // best[b]: the least cost of the film up to the cut at even[k] − band + b, for the k at hand
        double[] best = {0};
        int[][] from = new int[even.length + 1][];
        for (int k = 1; k <= even.length; k++) {
            int width = k == even.length ? 0 : band;
            int place = k == even.length ? frames : (int) even[k];
            int previous = (int) even[k - 1] - (k == 1 ? 0 : band);
            double[] next = new double[2 * width + 1];
            from[k] = new int[2 * width + 1];
            Arrays.fill(next, Double.POSITIVE_INFINITY);
            for (int b = 0; b < next.length; b++) {
                int end = place - width + b;
                for (int a = 0; a < best.length && previous + a < end; a++) {
                    double cost = best[a] + scene(previous + a, end, wanted);
                    if (cost < next[b]) {
                        next[b] = cost;
                        from[k][b] = a;
                    }
                }
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
}
