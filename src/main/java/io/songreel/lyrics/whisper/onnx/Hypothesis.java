package io.songreel.lyrics.whisper.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A text so far: the tokens after the opening, and the sum of their log-probabilities. */
record Hypothesis(List<Integer> tokens, float score) {
    static final Hypothesis EMPTY = new Hypothesis(List.of(), 0);

    Hypothesis {
        tokens = List.copyOf(tokens);
    }

    Hypothesis with(int token, float newScore) {
        List<Integer> longer = new ArrayList<>(tokens.size() + 1);
        longer.addAll(tokens);
        longer.add(token);
        return new Hypothesis(longer, newScore);
    }

    int last() {
        return tokens.getLast();
    }

    /** Without what comes from the first {@code end} on. */
    Hypothesis until(int end) {
        int at = tokens.indexOf(end);
        return at < 0 ? this : new Hypothesis(tokens.subList(0, at), score);
    }

    static List<Hypothesis> copies(int count) {
        Hypothesis[] all = new Hypothesis[count];
        Arrays.fill(all, EMPTY);
        return List.of(all);
    }
}
