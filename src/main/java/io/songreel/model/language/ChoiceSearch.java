package io.songreel.model.language;

import io.songreel.job.CancelToken;
import io.songreel.model.runtime.ModelException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The option that a model finds likeliest, each scored as a whole: the sum of its tokens' log-probabilities and of its
 * end, divided by the temperature, and a leaning. Scores only fall as tokens are added, so the best-first search ends
 * with the best option after reading little more than that option. A Gumbel number added to each option makes it a fair
 * draw instead (Kool and others, 2019).
 */
final class ChoiceSearch {
    private static final Comparator<Node> BEST_FIRST = Comparator.comparingDouble(Node::bound).reversed()
            .thenComparingInt(node -> node.options.getFirst());
    /** Of what has no score at all: still in order. */
    private static final double WORST = -1e30;

    private final List<int[]> ids;
    private final double[] added;
    private final double temperature;
    private final BitSet ends;
    private final PriorityQueue<Node> open = new PriorityQueue<>(BEST_FIRST);

    /** @param context after the option: its end is not read yet. The caller's to close */
    record Found(int option, Context context) {}

    private ChoiceSearch(List<int[]> ids, double[] added, double temperature, BitSet ends) {
        this.ids = ids;
        this.added = added;
        this.temperature = temperature;
        this.ends = ends;
    }

    /**
     * @param context
     *            where an option would begin; stays as it is
     * @param ends
     *            tokens that may come after an option
     */
    static Found of(Context context, List<int[]> ids, List<Double> leanings, BitSet ends, Sampler sampler,
            CancelToken cancel) throws ModelException {
        double heat = sampler.how().temperature();
        double[] added = IntStream.range(0, ids.size()).mapToDouble(option -> leanings.get(option)
                + (heat == 0 ? 0 : -Math.log(-Math.log(Math.max(sampler.nextDouble(), 1e-300))))).toArray();
        ChoiceSearch search = new ChoiceSearch(ids, added, heat == 0 ? 1 : heat, ends);
        try {
            return search.best(search.new Node(context.fork(), new int[0], 0, 0, IntStream.range(0, ids.size()).boxed()
                    .toList(), false), cancel);
        } finally {
            search.open.forEach(node -> node.context.close());
        }
    }

    private Found best(Node root, CancelToken cancel) throws ModelException {
        open.add(root);
        for (Node best = open.remove();; best = open.remove()) {
            if (best.ended) {
                return new Found(best.options.getFirst(), best.context);
            }
            cancel.check();
            try (Context read = best.context) {
                read.append(best.last);
                expand(best, read);
            }
        }
    }

    private void expand(Node node, Context read) throws ModelException {
        float[] logits = read.logits();
        double all = Likelihood.logOfAll(logits);
        Map<Integer, List<Integer>> next = new TreeMap<>();
        for (int option : node.options) {
            int[] tokens = ids.get(option);
            if (tokens.length == node.depth) {
                open.add(
                        new Node(read.fork(), new int[0], node.depth, node.score + Likelihood.logOf(logits, ends) - all,
                                List.of(option), true));
            } else {
                next.computeIfAbsent(tokens[node.depth], _ -> new ArrayList<>()).add(option);
            }
        }
        next.forEach((token, options) -> open.add(new Node(read.fork(), new int[]{token}, node.depth + 1,
                node.score + logits[token] - all, options, false)));
    }

    /** Options that begin alike. */
    private final class Node {
        /** Before {@link #last} is read. */
        private final Context context;
        private final int[] last;
        private final int depth;
        private final double score;
        private final List<Integer> options;
        private final boolean ended;

        Node(Context context, int[] last, int depth, double score, List<Integer> options, boolean ended) {
            this.context = context;
            this.last = last;
            this.depth = depth;
            this.score = Double.isNaN(score) || score < WORST ? WORST : score;
            this.options = options;
            this.ended = ended;
        }

        /** No option in here scores higher. */
        double bound() {
            double lean = Double.NEGATIVE_INFINITY;
            for (int option : options) {
                lean = Math.max(lean, added[option]);
            }
            return score / temperature + lean;
        }
    }
}
