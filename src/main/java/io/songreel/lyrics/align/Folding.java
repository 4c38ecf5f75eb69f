package io.songreel.lyrics.align;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** What is the same to the ear, although it is written otherwise. */
final class Folding {
    /** Letters that no decomposition takes apart. */
    private static final Map<Integer, String> LETTERS = Map.ofEntries(Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"), Map.entry((int) 'œ', "oe"), Map.entry((int) 'ø', "o"),
            Map.entry((int) 'đ', "d"), Map.entry((int) 'ð', "d"), Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ł', "l"), Map.entry((int) 'ħ', "h"), Map.entry((int) 'ı', "i"),
            Map.entry((int) 'ŋ', "ng"), Map.entry((int) 'ə', "e"));
    private static final String APOSTROPHES = "’‘ʼ`´ʹ＇";

    private Folding() {
    }

    /** Lower case, compatibility forms and apostrophes made plain; marks stay. */
    static String plain(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(composed.length());
        composed.codePoints().forEach(c -> plain.appendCodePoint(APOSTROPHES.indexOf(c) >= 0 ? '\'' : c));
        // lower case may come apart: the dotted capital I does
        return Normalizer.normalize(plain, Normalizer.Form.NFC);
    }

    /** One letter without its marks, as one or more plain ones. */
    static String bare(int letter) {
        String known = LETTERS.get(letter);
        if (known != null) {
            return known;
        }
        StringBuilder bare = new StringBuilder();
        Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD).codePoints().filter(c -> !mark(c))
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }

    /** Letters and digits without marks or case: what two words are compared by. */
    static String key(String word) {
        StringBuilder key = new StringBuilder();
        NumberWords.readOut(plain(word)).codePoints().filter(Character::isLetterOrDigit)
                .forEach(c -> key.append(bare(c)));
        return key.toString();
    }

    private static boolean mark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}
