package io.songreel.model.tokenizer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Byte-pair encoding: which neighbours are joined, and which first. Time is n·log n in a word's length. */
public final class Merges {
    private final Map<Long, Merge> merges = new HashMap<>();

    /** The next merge, after all those added before it. */
    public void add(int left, int right, int joined) {
        merges.putIfAbsent(pair(left, right), new Merge(merges.size(), joined));
    }

    /** What remains of a word's symbols when nothing can be joined any more. */
    public int[] join(int[] symbols) {
        Chain chain = new Chain(symbols);
        PriorityQueue<Candidate> queue = new PriorityQueue<>();
        for (int i = 0; i + 1 < symbols.length; i++) {
            offer(queue, chain, i);
        }
        for (Candidate best = queue.poll(); best != null; best = queue.poll()) {
            int right = chain.joinable(best);
            if (right >= 0) {
                chain.join(best, right);
                offer(queue, chain, best.at());
                offer(queue, chain, chain.before[best.at()]);
            }
        }
        return chain.left();
    }

    private void offer(PriorityQueue<Candidate> queue, Chain chain, int at) {
        if (at >= 0 && chain.after[at] < chain.symbols.length) {
            int left = chain.symbols[at];
            int right = chain.symbols[chain.after[at]];
            Merge merge = find(left, right);
            if (merge != null) {
                queue.add(new Candidate(merge.rank(), at, left, right, merge.joined()));
            }
        }
    }

    private @Nullable Merge find(int left, int right) {
        return merges.get(pair(left, right));
    }

    private static long pair(int left, int right) {
        return ((long) left << 32) | right;
    }

    private record Merge(int rank, int joined) {}

    /** Two neighbours that may be joined, if they still are there when their turn comes. */
    private record Candidate(int rank, int at, int left, int right, int joined) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            int byRank = Integer.compare(rank, other.rank);
            return byRank != 0 ? byRank : Integer.compare(at, other.at);
        }
    }

    /** Symbols linked to their neighbours; a joined one is gone. */
    private static final class Chain {
        private static final int GONE = -1;

        private final int[] symbols;
        private final int[] before;
        private final int[] after;

        Chain(int[] word) {
            symbols = word.clone();
            before = new int[word.length];
            after = new int[word.length];
            for (int i = 0; i < word.length; i++) {
                before[i] = i - 1;
                after[i] = i + 1;
            }
        }

        /** Where the right one of a candidate is; below 0 when either has changed since. */
        int joinable(Candidate candidate) {
            int right = after[candidate.at()];
            boolean same = symbols[candidate.at()] == candidate.left() && right < symbols.length
                    && symbols[right] == candidate.right();
            return same ? right : GONE;
        }

        void join(Candidate candidate, int right) {
            int at = candidate.at();
            symbols[at] = candidate.joined();
            symbols[right] = GONE;
            after[at] = after[right];
            if (after[at] < symbols.length) {
                before[after[at]] = at;
            }
        }

        int[] left() {
            int[] left = new int[symbols.length];
            int n = 0;
            for (int i = 0; i < symbols.length; i = after[i]) {
                left[n++] = symbols[i];
            }
            return Arrays.copyOf(left, n);
        }
    }
}
