package io.songreel.lyrics.align;

import java.util.HashMap;
import java.util.Map;

/** How alike two words sound, as far as their letters tell: 1 less the share of letters that would have to change. */
final class Likeness {
    private final Map<String, Map<String, Double>> known = new HashMap<>();

    /** 0 to 1, of two {@linkplain Folding#key keys}; 0 where one is empty. */
    double of(String a, String b) {
        if (a.equals(b)) {
            return a.isEmpty() ? 0 : 1;
        }
        int longer = Math.max(a.length(), b.length());
        // so different in length that the answer does not matter
        return 2 * Math.min(a.length(), b.length()) < longer
                ? 0
                : known.computeIfAbsent(a, word -> new HashMap<>()).computeIfAbsent(b,
                        word -> 1 - (double) changes(a, b) / longer);
    }

    /** Levenshtein's distance. */
    private static int changes(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
