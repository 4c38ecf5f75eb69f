package io.songreel.model.language;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.PriorityQueue;
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
            boolean better = best < 0 || logits[id] > logits[best] || Float.isNaN(logits[best]);
            if (better && (allowed == null || allowed.get(id))) {
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

        void keepLikeliest(int topK, double topP) {
            boolean few = topK > 0 && topK < size;
            long[] keys = few ? greatest(topK) : above(topP * sum());
            Arrays.sort(keys);
            double whole = few ? sum(keys) : sum();
            double mass = 0;
            int kept = 0;
            int[] keptIds = new int[keys.length];
            double[] keptWeights = new double[keys.length];
            while (kept < keys.length && (kept == 0 || mass < topP * whole)) {
                int at = at(keys[keys.length - 1 - kept]);
                keptIds[kept] = ids[at];
                keptWeights[kept] = weights[at];
                mass += weights[at];
                kept++;
            }
            ids = keptIds;
            weights = keptWeights;
            size = kept;
        }

        /** Weight before place, so that keys sort as candidates do; of equals the one with the lower id is greater. */
        private long key(int at) {
            return (long) Float.floatToIntBits((float) weights[at]) << 32 | (Integer.MAX_VALUE - at);
        }

        private static int at(long key) {
            return Integer.MAX_VALUE - (int) key;
        }

        private long[] greatest(int count) {
            PriorityQueue<Long> heap = new PriorityQueue<>(count);
            for (int i = 0; i < size; i++) {
                long key = key(i);
                if (heap.size() < count) {
                    heap.add(key);
                } else if (key > heap.element()) {
                    heap.remove();
                    heap.add(key);
                }
            }
            return heap.stream().mapToLong(Long::longValue).toArray();
        }

        /** Enough of the greatest to have this sum: only what is above a falling bar is sorted. */
        private long[] above(double wanted) {
            for (double bar = 1e-1; bar > 1e-9; bar *= 1e-1) {
                double sum = 0;
                int count = 0;
                for (int i = 0; i < size; i++) {
                    if (weights[i] >= bar) {
                        sum += weights[i];
                        count++;
                    }
                }
                if (sum >= wanted) {
                    return above(bar, count);
                }
            }
            return above(0, size);
        }

        private long[] above(double bar, int count) {
            long[] keys = new long[count];
            int n = 0;
            for (int i = 0; i < size; i++) {
                if (weights[i] >= bar) {
                    keys[n++] = key(i);
                }
            }
            return keys;
        }

        private double sum(long... keys) {
            double sum = 0;
            for (long key : keys) {
                sum += weights[at(key)];
            }
            return sum;
        }

        private double sum() {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += weights[i];
            }
            return sum;
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
