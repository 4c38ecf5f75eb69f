package io.songreel.direction.language;

import io.songreel.direction.Clip;
import io.songreel.direction.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What no prompt may say: the user's wishes first, then what nobody wants in a picture, then the author's own. */
record BannedTerms(List<String> terms) {
    private static final List<String> ALWAYS = List.of("text", "watermark", "logo", "subtitles");
    private static final int MOST = 24;
    private static final int MOST_WORDS = 3;
    private static final int LONGEST = 40;
    private static final int FEWEST_LETTERS = 4;

    BannedTerms {
        terms = List.copyOf(terms);
    }

    /**
     * @param unwanted
     *            by the user
     * @param wanted
     *            by the user: never banned
     * @param own
     *            the author's
     * @param used
     *            what the author's own direction speaks of, and so cannot mean to ban
     */
    static BannedTerms of(List<String> unwanted, List<String> wanted, List<String> own, String used) {
        List<String> terms = new ArrayList<>(unwanted);
        for (String term : ALWAYS) {
            add(terms, term, wanted);
        }
        for (String line : own) {
            String term = Clip.line(line.toLowerCase(Locale.ROOT).replaceAll("^(no|any|the|an?) |[.,;:!?]+$", ""),
                    LONGEST);
            boolean sensible = term.codePoints().filter(Character::isLetter).count() >= FEWEST_LETTERS
                    && term.split(" ", -1).length <= MOST_WORDS;
            if (sensible && !Terms.contains(used, term) && terms.size() < MOST) {
                add(terms, term, wanted);
            }
        }
        return new BannedTerms(terms);
    }

    private static void add(List<String> terms, String term, List<String> wanted) {
        if (!terms.contains(term) && wanted.stream().noneMatch(tag -> Terms.contains(tag, term))) {
            terms.add(term);
        }
    }

    boolean in(String text) {
        return Terms.containsAny(text, terms);
    }

    /** The text without them, as far as it goes; what is left reads on. */
    String without(String text) {
        String clean = text;
        // what stood around a term may be one in turn
        for (int round = 0; round < 4 && in(clean); round++) {
            for (String term : terms) {
                clean = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(term) + "(?![\\p{L}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(clean).replaceAll(" ");
            }
        }
        return clean.replaceAll("\\s+([,.;:!?])", "$1").replaceAll("([,;:])[,.;:]+", "$1").replaceAll("\\s+", " ")
                .replaceAll(
                        "^[\\s,.;:]+", "")
                .strip();
    }
}
