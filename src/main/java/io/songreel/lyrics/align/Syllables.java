package io.songreel.lyrics.align;

import java.lang.Character.UnicodeScript;

/** About how long words take to sing. */
final class Syllables {
    private static final String VOWELS = "aeiouyаеёиоуыэюяіїєαεηιουωåäöüáéíóúàèìòùâêîôûãõæøœ";
    /** The shortest word still takes a breath. */
    private static final double BREATH = 0.3;
    private static final double LETTERS_PER_SYLLABLE = 2.5;

    private Syllables() {
    }

    /** Vowels that stand together are one syllable; a Chinese, Japanese or Korean character is one by itself. */
    static double of(String word) {
        double syllables = 0;
        int letters = 0;
        boolean inVowels = false;
        for (int c : Folding.plain(word).codePoints().toArray()) {
            boolean vowel = VOWELS.indexOf(c) >= 0;
            if (whole(c)) {
                syllables++;
            } else if (vowel && !inVowels) {
                syllables++;
            }
            inVowels = vowel;
            letters += Character.isLetterOrDigit(c) ? 1 : 0;
        }
        if (syllables > 1 && word.length() > 2 && word.endsWith("e")
                && VOWELS.indexOf(word.charAt(word.length() - 2)) < 0
                && !word.endsWith("le")) {
            // silent in English and French, where most songs are
            syllables -= 0.5;
        }
        return BREATH + (syllables > 0 ? syllables : letters / LETTERS_PER_SYLLABLE);
    }

    private static boolean whole(int c) {
        if (!Character.isLetter(c) || c < 0x1100) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(c);
        return script == UnicodeScript.HAN || script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA
                || script == UnicodeScript.HANGUL;
    }
}
