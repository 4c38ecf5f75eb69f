package io.songreel.direction;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Words of a lyric, and the plain English endings that hide a dictionary form. */
final class Words {
    private Words() {
    }

    /** Lower-case words of letters and inner apostrophes, at most {@code limit}; everything else separates. */
    static List<String> of(String text, int limit) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int i = 0;
        while (i <= text.length() && words.size() < limit) {
            int c = i < text.length() ? text.codePointAt(i) : ' ';
            i += Character.charCount(c);
            if (Character.isLetter(c)) {
                word.appendCodePoint(Character.toLowerCase(c));
            } else if ((c == '\'' || c == '’') && !word.isEmpty()) {
                word.append('\'');
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    /** The first form of {@code word} that {@code book} knows: the word itself, then without its ending. */
    static <T> @Nullable T find(String word, Function<String, @Nullable T> book) {
        for (String form : forms(word)) {
            T found = book.apply(form);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    static Set<String> forms(String word) {
        Set<String> forms = new LinkedHashSet<>();
        String bare = cut(word, "'s", 1) != null ? word.substring(0, word.length() - 2) : word;
        forms.add(bare);
        stem(forms, cut(bare, "in'", 2), true);
        stem(forms, cut(bare, "ing", 2), true);
        stem(forms, cut(bare, "ed", 2), true);
        stem(forms, cut(bare, "ied", 2), false);
        stem(forms, cut(bare, "ies", 2), false);
        stem(forms, cut(bare, "es", 2), false);
        stem(forms, cut(bare, "s", 3), false);
        stem(forms, cut(bare, "ly", 3), false);
        return forms;
    }

    /** {@code No}, {@code never}, {@code don't}: what turns the next words round. */
    static boolean negates(String word) {
        return word.endsWith("n't") || switch (word.toLowerCase(Locale.ROOT)) {
            case "no", "not", "never", "without", "nothing", "dont", "cant", "wont", "aint" -> true;
            default -> false;
        };
    }

    private static void stem(Set<String> forms, @Nullable String stem, boolean verb) {
        if (stem == null) {
            return;
        }
        forms.add(stem);
        forms.add(stem + "e");
        forms.add(stem + "y");
        int last = stem.length() - 1;
        if (verb && last > 1 && stem.charAt(last) == stem.charAt(last - 1)) {
            forms.add(stem.substring(0, last)); // running, dropped
        }
    }

    private static @Nullable String cut(String word, String ending, int atLeast) {
        return word.endsWith(ending) && word.length() - ending.length() >= atLeast
                ? word.substring(0, word.length() - ending.length())
                : null;
    }
}
