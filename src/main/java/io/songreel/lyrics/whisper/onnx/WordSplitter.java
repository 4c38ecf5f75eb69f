package io.songreel.lyrics.whisper.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tokens as words: at spaces and punctuation, or letter by letter in languages that set no spaces. */
final class WordSplitter {
    private static final Set<String> WITHOUT_SPACES = Set.of("zh", "ja", "th", "lo", "my", "yue");
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private static final char BROKEN = '\ufffd';

    private final Vocabulary vocabulary;

    WordSplitter(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Some tokens and their text, a blank before it as the model has it. */
    record Piece(String text, List<Integer> tokens) {
        Piece {
            tokens = List.copyOf(tokens);
        }

        Piece with(Piece more) {
            List<Integer> all = new ArrayList<>(tokens);
            all.addAll(more.tokens);
            return new Piece(text + more.text, all);
        }
    }

    List<Piece> split(List<Integer> tokens, String language) {
        List<Piece> letters = letters(tokens);
        if (WITHOUT_SPACES.contains(language)) {
            return letters;
        }
        List<Piece> words = new ArrayList<>();
        for (Piece piece : letters) {
            boolean begins = words.isEmpty() || piece.text().startsWith(" ")
                    || PUNCTUATION.contains(piece.text().strip());
            if (begins) {
                words.add(piece);
            } else {
                words.add(words.removeLast().with(piece));
            }
        }
        return words;
    }

    /** The shortest runs of tokens that are whole letters. */
    private List<Piece> letters(List<Integer> tokens) {
        String whole = vocabulary.text(tokens);
        List<Piece> pieces = new ArrayList<>();
        List<Integer> current = new ArrayList<>();
        int at = 0;
        for (int token : tokens) {
            current.add(token);
            String text = vocabulary.text(current);
            int broken = text.indexOf(BROKEN);
            // a letter that is broken in the whole text as well will not be mended by more tokens
            if (broken < 0 || (at + broken < whole.length() && whole.charAt(at + broken) == BROKEN)) {
                pieces.add(new Piece(text, current));
                at += text.length();
                current = new ArrayList<>();
            }
        }
        if (!current.isEmpty()) {
            pieces.add(new Piece(vocabulary.text(current), current));
        }
        return pieces;
    }
}
