package io.songreel.lyrics.whisper.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Each row takes its likeliest token, or with a temperature one by lot. */
final class Sampling implements TokenSearch {
    private final double temperature;
    private final int end;
    private final SplittableRandom random;
    private List<Hypothesis> rows;

    /**
     * @param temperature
     *            0: the likeliest; then one row is enough
     */
    Sampling(int rows, double temperature, int end, long seed) {
        this.rows = Hypothesis.copies(rows);
        this.temperature = temperature;
        this.end = end;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public List<Hypothesis> rows() {
        return rows;
    }

    @Override
    public int[] advance(float[][] logits) {
        List<Hypothesis> next = new ArrayList<>();
        for (int i = 0; i < logits.length; i++) {
            Hypothesis row = rows.get(i);
            if (ended(row)) {
                next.add(row.with(end, row.score()));
            } else {
                int token = temperature == 0 ? LogProbabilities.argMax(logits[i]) : drawn(logits[i]);
                float gained = (float) (logits[i][token]
                        - LogProbabilities.logSumExp(logits[i], 0, logits[i].length));
                next.add(row.with(token, row.score() + gained));
            }
        }
        rows = next;
        return IntStream.range(0, logits.length).toArray();
    }

    private int drawn(float... logits) {
        float top = LogProbabilities.max(logits, 0, logits.length);
        double[] sums = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            if (logits[i] != Float.NEGATIVE_INFINITY) {
                sum += Math.exp((logits[i] - top) / temperature);
            }
            sums[i] = sum;
        }
        double drawn = random.nextDouble() * sum;
        int token = Arrays.binarySearch(sums, drawn);
        // the first whose sum is above the draw: one that cannot come adds nothing to the sum before it
        token = token < 0 ? -token - 1 : token + 1;
        while (token < logits.length - 1 && sums[token] <= drawn) {
            token++;
        }
        return Math.min(token, logits.length - 1);
    }

    private boolean ended(Hypothesis row) {
        return !row.tokens().isEmpty() && row.last() == end;
    }

    @Override
    public boolean done() {
        return rows.stream().allMatch(this::ended);
    }

    @Override
    public List<Hypothesis> found() {
        return rows.stream().map(row -> row.until(end)).toList();
    }
}
