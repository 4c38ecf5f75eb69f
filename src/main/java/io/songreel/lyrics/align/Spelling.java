package io.songreel.lyrics.align;

import java.util.Arrays;

/** Writes words in a model's alphabet. */
final class Spelling {
    private static final int[] NONE = {};
    private final CtcVocabulary vocabulary;
    private final boolean english;

    Spelling(CtcVocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.english = vocabulary.english();
    }

    /**
     * The tokens of a word; none when more of its letters are strange to the model than known, as for a word in another
     * script.
     */
    int[] of(String word) {
        String plain = Folding.plain(word);
        String read = english ? NumberWords.readOut(plain) : plain;
        int[] tokens = new int[4 * read.length() + 4];
        int count = 0;
        int letters = 0;
        int strange = 0;
        for (int c : read.codePoints().toArray()) {
            int[] found = letter(c);
            for (int token : found) {
                if (count == tokens.length) {
                    tokens = Arrays.copyOf(tokens, 2 * count);
                }
                tokens[count++] = token;
            }
            if (Character.isLetterOrDigit(c)) {
                letters++;
                strange += found.length == 0 ? 1 : 0;
            }
        }
        return letters == 0 || 2 * strange > letters ? NONE : Arrays.copyOf(tokens, count);
    }

    /** As it is, else as a capital, else without its marks. */
    private int[] letter(int c) {
        int same = token(c);
        if (same >= 0) {
            return new int[]{same};
        }
        int[] bare = Folding.bare(c).codePoints().map(this::token).toArray();
        return Arrays.stream(bare).allMatch(token -> token >= 0) ? bare : NONE;
    }

    private int token(int c) {
        Integer same = vocabulary.letters().get(c);
        if (same != null) {
            return same;
        }
        Integer capital = vocabulary.letters().get(Character.toUpperCase(c));
        return capital == null ? -1 : capital;
    }
}
