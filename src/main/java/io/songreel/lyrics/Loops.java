package io.songreel.lyrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Bounds what comes again at once: filler to twice, words and phrases to four times, whole lines to four. A singer may
 * repeat more often, but a speech model that loops does, and a reader needs no more.
 */
final class Loops {
    private static final int FILLER_TIMES = 2;
    private static final int PHRASE_TIMES = 4;
    private static final int LINE_TIMES = 4;
    private static final int LONGEST_PHRASE = 8;
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern DRAWN_OUT = Pattern.compile("(\\p{L})\\1+");
    private static final Set<String> FILLER = Set.of("o", "oh", "ho", "ah", "ha", "a", "aha", "eh", "he", "hey", "uh",
            "huh", "um", "m", "hm", "mhm", "la", "na", "da", "do", "du", "dum", "ba", "sha", "ya", "yeah", "yea", "ye",
            "wo", "woah", "whoa", "wow", "hu", "u", "ou", "ay", "ey", "ai", "aye", "uhhuh", "ra", "pa");

    private Loops() {
    }

    static List<List<Word>> strip(List<List<Word>> lines) {
        List<List<Word>> kept = new ArrayList<>();
        String last = "";
        int times = 0;
        for (List<Word> line : lines) {
            List<Word> bounded = line(line);
            String said = Credits.said(bounded);
            times = said.equals(last) ? times + 1 : 1;
            last = said;
            boolean filler = bounded.stream().allMatch(word -> FILLER.contains(key(word)));
            if (times <= (filler ? FILLER_TIMES : LINE_TIMES)) {
                kept.add(bounded);
            }
        }
        return kept;
    }

    /** Short phrases first: a loop of one word is also one of two. */
    private static List<Word> line(List<Word> line) {
        List<Word> words = line;
        for (int length = 1; length <= LONGEST_PHRASE && length * 2 < words.size(); length++) {
            words = bound(words, length);
        }
        return words;
    }

    /** Keeps the first times of every run of one phrase of {@code length} words. */
    private static List<Word> bound(List<Word> words, int length) {
        List<String> keys = words.stream().map(Loops::key).toList();
        List<Word> kept = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            int run = i + length;
            while (run < words.size() && keys.get(run).equals(keys.get(run - length))) {
                run++;
            }
            int times = (run - i) / length;
            boolean filler = FILLER.containsAll(keys.subList(i, Math.min(i + length, keys.size())));
            int bound = filler ? FILLER_TIMES : PHRASE_TIMES;
            if (times > bound) {
                kept.addAll(words.subList(i, i + bound * length));
                i += times * length;
            } else {
                kept.add(words.get(i++));
            }
        }
        return kept;
    }

    /** "Ohhh," and "oh" are the same sound. */
    private static String key(Word word) {
        String letters = NO_LETTER.matcher(word.text()).replaceAll("").toLowerCase(Locale.ROOT);
        String plain = DRAWN_OUT.matcher(letters).replaceAll("$1");
        return FILLER.contains(plain) ? plain : letters;
    }
}
