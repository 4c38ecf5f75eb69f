package io.songreel.model.language;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Draws tokens. The same seed and logits give the same tokens. */
public final class Sampler {
    /** How far back a repetition is one. */
    private static final int MEMORY = 256;
    /** Less likely than the likeliest by so much, e to the −40, is never drawn. */
    private static final double NEVER = 40;

    private final Sampling how;
    private final SplittableRandom dice;
    private final Deque<Integer> written = new ArrayDeque<>();

    public Sampler(Sampling how, long seed) {
        this.how = how;
        this.dice = new SplittableRandom(seed);
    }

    /** From 0 to below 1. */
    double nextDouble() {
        return dice.nextDouble();
    }

    Sampling how() {
        return how;
    }

    /** @param allowed only these; null: all */
    public int next(float[] logits, @Nullable BitSet allowed) {
        float[] fair = penalised(logits);
        int best = likeliest(fair, allowed);
        int drawn = how.temperature() == 0 ? best : drawn(fair, allowed, best);
        written.addLast(drawn);
        if (written.size() > MEMORY) {
            written.removeFirst();
        }
        return drawn;
    }

    private float[] penalised(float[] logits) {
        if (how.repetitionPenalty() == 1 || written.isEmpty()) {
            return logits;
        }
        float[] fair = logits.clone();
        for (int id : written) {
            float logit = logits[id];
            fair[id] = (float) (logit > 0 ? logit / how.repetitionPenalty() : logit * how.repetitionPenalty());
        }
        return fair;
    }

    /** The first of equals; what is no number is never taken while there is another. */
    private static int likeliest(float[] logits, @Nullable BitSet allowed) {
        int best = -1;
        for (int id = 0; id < logits.length; id++) {
            if ((allowed == null || allowed.get(id)) && (best < 0 || logits[id] > logits[best] || Float.isNaN(
                    logits[best]))) {
                best = id;
            }
        }
        if (best < 0) {
            throw new IllegalArgumentException("no token is allowed");
        }
        return best;
    }

    private int drawn(float[] logits, @Nullable BitSet allowed, int best) {
        Candidates open = new Candidates();
        double top = logits[best];
        if (!Double.isFinite(top)) {
            return best;
        }
        double least = top - how.temperature() * Math.min(NEVER, how.minP() > 0 ? -Math.log(how.minP()) : NEVER);
        for (int id = 0; id < logits.length; id++) {
            if (logits[id] >= least && (allowed == null || allowed.get(id))) {
                open.add(id, Math.exp((logits[id] - top) / how.temperature()));
            }
        }
        if (how.topK() > 0 || how.topP() < 1) {
            open.keepLikeliest(how.topK(), how.topP());
        }
        return open.draw(dice.nextDouble());
    }

    /** Tokens with their weights. */
    private static final class Candidates {
        private int[] ids = new int[64];
        private double[] weights = new double[64];
        private int size;

        void add(int id, double weight) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, 2 * size);
                weights = Arrays.copyOf(weights, 2 * size);
            }
            ids[size] = id;
            weights[size] = weight;
            size++;
        }

        /** Those that are surely kept are few: only what is above a falling bar is sorted. */
        void keepLikeliest(int topK, double topP) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += weights[i];
            }
            int most = topK > 0 ? Math.min(topK, size) : size;
            double bar = 1e-2;
            Candidates sorted = above(bar);
            while (sorted.size < Math.min(most, size) && sorted.sum() < topP * sum) {
                bar = bar < 1e-9 ? 0 : bar * 1e-2;
                sorted = above(bar);
            }
            sorted.sort();
            // top-p is of what top-k has left
            int count = Math.min(most, sorted.size);
            double left = 0;
            for (int i = 0; i < count; i++) {
                left += sorted.weights[i];
            }
            double whole = topK > 0 ? left : sum;
            double mass = 0;
            int kept = 0;
            while (kept < count && (kept == 0 || mass < topP * whole)) {
                mass += sorted.weights[kept];
                kept++;
            }
            ids = sorted.ids;
            weights = sorted.weights;
            size = kept;
        }

        private Candidates above(double bar) {
            Candidates found = new Candidates();
            for (int i = 0; i < size; i++) {
                if (weights[i] >= bar) {
                    found.add(ids[i], weights[i]);
                }
            }
            return found;
        }

        private double sum() {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += weights[i];
            }
            return sum;
        }

        /** The likeliest first; of equals the one with the lower id. */
        private void sort() {
            Integer[] order = new Integer[size];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (one, other) -> Double.compare(weights[other], weights[one]));
            int[] sortedIds = new int[size];
            double[] sortedWeights = new double[size];
            for (int i = 0; i < size; i++) {
                sortedIds[i] = ids[order[i]];
                sortedWeights[i] = weights[order[i]];
            }
            ids = sortedIds;
            weights = sortedWeights;
        }

        int draw(double at) {
            double left = at * sum();
            for (int i = 0; i < size; i++) {
                left -= weights[i];
                if (left < 0) {
                    return ids[i];
                }
            }
            return ids[size - 1];
        }
    }
}
