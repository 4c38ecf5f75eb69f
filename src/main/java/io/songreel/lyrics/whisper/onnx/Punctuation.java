package io.songreel.lyrics.whisper.onnx;

import java.util.ArrayList;
import java.util.List;

/** Gives quotes and stops to the word they belong to; the emptied words stay, without letters. */
final class Punctuation {
    private static final String BEFORE = "\"'“¿([{-";
    private static final String AFTER = "\"'.。,，!！?？:：”)]}、";
    private static final String ENDS_SENTENCE = ".。!！?？";

    private Punctuation() {
    }

    static boolean endsSentence(WordDraft word) {
        return ENDS_SENTENCE.contains(word.text());
    }

    static List<WordDraft> merged(List<WordDraft> words) {
        List<WordDraft> merged = new ArrayList<>(words);
        int taker = words.size() - 1;
        for (int i = words.size() - 2; i >= 0; i--) {
            WordDraft mark = merged.get(i);
            if (mark.text().startsWith(" ") && BEFORE.contains(mark.text().strip())) {
                WordDraft word = merged.get(taker);
                merged.set(taker, word.reading(mark.text() + word.text(), joined(mark, word)));
                merged.set(i, mark.reading("", List.of()));
            } else {
                taker = i;
            }
        }
        taker = 0;
        for (int i = 1; i < merged.size(); i++) {
            WordDraft word = merged.get(taker);
            WordDraft mark = merged.get(i);
            if (!word.text().endsWith(" ") && AFTER.contains(mark.text())) {
                merged.set(taker, word.reading(word.text() + mark.text(), joined(word, mark)));
                merged.set(i, mark.reading("", List.of()));
            } else {
                taker = i;
            }
        }
        return merged;
    }

    private static List<Integer> joined(WordDraft one, WordDraft other) {
        List<Integer> tokens = new ArrayList<>(one.tokens());
        tokens.addAll(other.tokens());
        return tokens;
    }
}
