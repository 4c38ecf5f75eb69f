package io.songreel.lyrics.whisper.onnx;

import java.util.List;

/**
 * A word and its place, seconds.
 *
 * @param text
 *            with the blank before it, as the model wrote it; empty once its letters went to a neighbour
 */
record WordDraft(String text, List<Integer> tokens, double start, double end, double probability) {
    WordDraft {
        tokens = List.copyOf(tokens);
    }

    double length() {
        return end - start;
    }

    WordDraft between(double newStart, double newEnd) {
        return new WordDraft(text, tokens, newStart, newEnd, probability);
    }

    WordDraft reading(String newText, List<Integer> newTokens) {
        return new WordDraft(newText, newTokens, start, end, probability);
    }
}
