package io.songreel.direction;

import java.util.List;
import java.util.Locale;

/** Finds a term in a text as a whole word or phrase: "text" is not in "texture". Upper and lower case are one. */
public final class Terms {
    private Terms() {
    }

    public static boolean contains(String text, String term) {
        String hay = text.toLowerCase(Locale.ROOT);
        String needle = term.strip().toLowerCase(Locale.ROOT);
        if (needle.isEmpty()) {
            return false;
        }
        for (int at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + 1)) {
            int end = at + needle.length();
            boolean opens = at == 0 || !joined(hay.codePointBefore(at), hay.codePointAt(at));
            boolean closes = end == hay.length() || !joined(hay.codePointBefore(end), hay.codePointAt(end));
            if (opens && closes) {
                return true;
            }
        }
        return false;
    }

    public static boolean containsAny(String text, List<String> terms) {
        return terms.stream().anyMatch(term -> contains(text, term));
    }

    private static boolean joined(int left, int right) {
        return Character.isLetterOrDigit(left) && Character.isLetterOrDigit(right);
    }
}
