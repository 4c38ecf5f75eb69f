package io.songreel.model.tokenizer;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One step of the way from a text to the words in which byte pairs are joined. */
sealed interface WordCutter {
    /** GPT-2's words: English endings, letters, numbers, other signs, each with the blank before it. */
    Pattern GPT2 = pattern("'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+");

    void cut(String text, Consumer<String> words);

    /** Blanks and cases are Unicode's, as in the expressions of these files. */
    static Pattern pattern(String expression) {
        return Pattern.compile(expression, Pattern.UNICODE_CHARACTER_CLASS);
    }

    /**
     * Each match is a word.
     *
     * @param gaps
     *            whether what lies between matches is words too, or left out
     */
    record Matches(Pattern pattern, boolean gaps) implements WordCutter {
        @Override
        public void cut(String text, Consumer<String> words) {
            Matcher match = pattern.matcher(text);
            int from = 0;
            while (match.find()) {
                if (match.end() > match.start()) {
                    gap(text, from, match.start(), words);
                    words.accept(match.group());
                    from = match.end();
                }
            }
            gap(text, from, text.length(), words);
        }

        private void gap(String text, int from, int to, Consumer<String> words) {
            if (gaps && to > from) {
                words.accept(text.substring(from, to));
            }
        }
    }

    /** A blank before a text that begins with none. */
    record PrefixBlank() implements WordCutter {
        @Override
        public void cut(String text, Consumer<String> words) {
            words.accept(text.startsWith(" ") ? text : " " + text);
        }
    }
}
