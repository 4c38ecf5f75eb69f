package io.songreel.lyrics.whisper.onnx;

import io.songreel.lyrics.whisper.onnx.WordSplitter.Piece;
import io.songreel.model.runtime.ModelException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the words of a window in its sound: the whole text is read once more, and its attention warped to the time. */
final class WordAligner {
    /** Of the encoder: 20 ms each. */
    private static final double FRAMES_PER_SECOND = 50;

    private final WhisperModel model;
    private final WordSplitter splitter;

    WordAligner(WhisperModel model) {
        this.model = model;
        this.splitter = new WordSplitter(model.vocabulary());
    }

    /**
     * The words in order, from the start of the window.
     *
     * @param text
     *            tokens of text only
     * @param melFrames
     *            of the window's own sound, 10 ms each
     */
    List<WordDraft> align(TextDecoder decoder, List<Integer> text, String language, int melFrames)
            throws ModelException {
        int frames = Math.min(melFrames / 2, model.shape().frames());
        int[] opening = model.tokens().opening(language);
        if (text.isEmpty() || frames == 0) {
            return List.of();
        }
        int[] tokens = tokens(opening, text);
        TextDecoder.Attended seen = decoder.attend(tokens);
        float[] map = AttentionMap.of(seen.attention(), model.heads(), tokens.length, model.shape().frames(), frames);
        int rows = text.size() + 1;
        float[] costs = new float[rows * frames];
        for (int i = 0; i < costs.length; i++) {
            costs[i] = -map[opening.length * frames + i];
        }
        int[] begins = TimeWarp.firstColumns(costs, rows, frames);
        List<WordDraft> words = new ArrayList<>();
        int at = 0;
        for (Piece piece : splitter.split(text, language)) {
            int next = at + piece.tokens().size();
            double probability = 0;
            for (int i = at; i < next; i++) {
                probability += probability(seen.logits(), opening.length + i, text.get(i)) / piece.tokens().size();
            }
            words.add(new WordDraft(piece.text(), piece.tokens(), begins[at] / FRAMES_PER_SECOND,
                    begins[next] / FRAMES_PER_SECOND, probability));
            at = next;
        }
        return words;
    }

    /** The opening, the wish for no times, the text, the end. */
    private int[] tokens(int[] opening, List<Integer> text) {
        int[] tokens = Arrays.copyOf(opening, opening.length + text.size() + 2);
        tokens[opening.length] = model.tokens().noTimes();
        for (int i = 0; i < text.size(); i++) {
            tokens[opening.length + 1 + i] = text.get(i);
        }
        tokens[tokens.length - 1] = model.tokens().end();
        return tokens;
    }

    /** Among the tokens of text. */
    private double probability(float[] logits, int row, int token) {
        int at = row * model.shape().vocabulary();
        return Math.exp(logits[at + token] - LogProbabilities.logSumExp(logits, at, at + model.tokens().end()));
    }
}
