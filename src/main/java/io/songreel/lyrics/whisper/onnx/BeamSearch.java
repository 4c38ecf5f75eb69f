package io.songreel.lyrics.whisper.onnx;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the likeliest few texts at each step, as the reference implementation does; done when so many have ended. */
final class BeamSearch implements TokenSearch {
    private static final Comparator<Way> LIKELIEST = Comparator.comparingDouble((Way way) -> way.text().score())
            .reversed();

    private final int size;
    private final int end;
    private final Map<List<Integer>, Hypothesis> ended = new LinkedHashMap<>();
    private List<Hypothesis> rows;

    private record Way(Hypothesis text, int source) {}

    BeamSearch(int size, int end) {
        this.size = size;
        this.end = end;
        this.rows = Hypothesis.copies(size);
    }

    @Override
    public List<Hypothesis> rows() {
        return rows;
    }

    @Override
    public int[] advance(float[][] logits) {
        Map<List<Integer>, Way> ways = new LinkedHashMap<>();
        for (int i = 0; i < logits.length; i++) {
            double total = LogProbabilities.logSumExp(logits[i], 0, logits[i].length);
            for (int token : likeliest(logits[i])) {
                Hypothesis longer = rows.get(i).with(token,
                        rows.get(i).score() + (float) (logits[i][token] - total));
                ways.put(longer.tokens(), new Way(longer, i));
            }
        }
        List<Hypothesis> next = new ArrayList<>();
        List<Integer> sources = new ArrayList<>();
        for (Way way : ways.values().stream().sorted(LIKELIEST).toList()) {
            if (way.text().last() == end) {
                if (ended.size() < size) {
                    ended.putIfAbsent(way.text().tokens(), way.text());
                }
            } else {
                next.add(way.text());
                sources.add(way.source());
                if (next.size() == size) {
                    break;
                }
            }
        }
        rows = next;
        return sources.stream().mapToInt(Integer::intValue).toArray();
    }

    /** One more than there are rows: one of them may be the end. */
    private int[] likeliest(float... logits) {
        int[] best = new int[Math.min(size + 1, logits.length)];
        int count = 0;
        for (int i = 0; i < logits.length; i++) {
            if (count < best.length || logits[i] > logits[best[count - 1]]) {
                int at = count < best.length ? count++ : count - 1;
                while (at > 0 && logits[i] > logits[best[at - 1]]) {
                    best[at] = best[at - 1];
                    at--;
                }
                best[at] = i;
            }
        }
        return best;
    }

    @Override
    public boolean done() {
        return ended.size() >= size;
    }

    @Override
    public List<Hypothesis> found() {
        Map<List<Integer>, Hypothesis> all = new LinkedHashMap<>(ended);
        for (Hypothesis row : rows.stream().sorted(Comparator.comparingDouble(Hypothesis::score).reversed()).toList()) {
            if (all.size() < size) {
                Hypothesis whole = row.with(end, row.score());
                all.put(whole.tokens(), whole);
            }
        }
        return all.values().stream().map(text -> text.until(end)).toList();
    }
}
