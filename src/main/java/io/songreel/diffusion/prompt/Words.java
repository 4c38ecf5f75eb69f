package io.songreel.diffusion.prompt;

import java.util.function.Consumer;

/**
 * Cuts text as CLIP's tokenizer does before it looks anything up: common English endings, runs of letters, single
 * digits, runs of anything else; blanks only separate.
 */
final class Words {
    private static final String[] ENDINGS = {"'s", "'t", "'re", "'ve", "'m", "'ll", "'d"};

    private Words() {
    }

    /** Of text in lower case, each word in order. */
    static void cut(String text, Consumer<String> words) {
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            if (end > at) {
                words.accept(text.substring(at, end));
                at = end;
            } else {
                at += Character.charCount(text.codePointAt(at));
            }
        }
    }

    /** Where the word that begins here ends; here itself at a blank. */
    private static int end(String text, int at) {
        for (String ending : ENDINGS) {
            if (text.startsWith(ending, at)) {
                return at + ending.length();
            }
        }
        int first = text.codePointAt(at);
        return switch (Kind.of(first)) {
            case BLANK -> at;
            case DIGIT -> at + Character.charCount(first);
            case LETTER -> run(text, at, Kind.LETTER);
            case OTHER -> run(text, at, Kind.OTHER);
        };
    }

    private static int run(String text, int at, Kind kind) {
        int end = at;
        while (end < text.length()) {
            int next = text.codePointAt(end);
            if (Kind.of(next) != kind) {
                break;
            }
            end += Character.charCount(next);
        }
        return end;
    }

    static boolean blank(int letter) {
        return (letter >= 0x09 && letter <= 0x0d) || letter == 0x85 || Character.isSpaceChar(letter);
    }

    private enum Kind {
        BLANK, LETTER, DIGIT, OTHER;

        static Kind of(int letter) {
            return switch (Character.getType(letter)) {
                case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER, Character.TITLECASE_LETTER,
                        Character.MODIFIER_LETTER, Character.OTHER_LETTER ->
                    LETTER;
                case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> DIGIT;
                default -> blank(letter) ? BLANK : OTHER;
            };
        }
    }
}
