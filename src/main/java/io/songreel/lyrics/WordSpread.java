package io.songreel.lyrics;

import io.songreel.lyrics.Word.Source;
import java.util.ArrayList;
import java.util.List;

/** Gives the words of a line times when only the line has them: each word its share by letters. */
public final class WordSpread {
    private WordSpread() {
    }

    /**
     * The words of {@code text}, back to back over {@code start} to {@code end} seconds, all
     * {@link Source#INTERPOLATED}.
     *
     * @throws IllegalArgumentException
     *             when {@code start} is negative or after {@code end}
     */
    public static List<Word> over(String text, double start, double end, double confidence) {
        List<String> tokens = Tokens.of(text);
        double weights = tokens.stream().mapToDouble(WordSpread::weight).sum();
        List<Word> words = new ArrayList<>();
        double passed = 0;
        double from = start;
        for (int i = 0; i < tokens.size(); i++) {
            passed += weight(tokens.get(i));
            double to = i == tokens.size() - 1 ? end : start + (end - start) * (passed / weights);
            to = Math.clamp(to, from, end);
            words.add(new Word(tokens.get(i), from, to, confidence, Source.INTERPOLATED));
            from = to;
        }
        return words;
    }

    /** One more than its letters: the shortest word still takes a breath. */
    private static double weight(String token) {
        return 1.0 + token.codePoints().filter(Character::isLetterOrDigit).count();
    }
}
