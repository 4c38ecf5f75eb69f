package io.songreel.direction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the user's style tags ask for. "no people" and "without text" are wishes for absence: they stay in the style
 * line as written, and become terms that no prompt contains.
 *
 * @param tags
 *            as written, white space evened, in order, without blanks and repeats
 * @param wanted
 *            the tags that ask for something
 * @param unwanted
 *            terms to be kept out
 */
public record Wishes(List<String> tags, List<String> wanted, List<String> unwanted) {
    private static final List<String> PEOPLE = List.of("people", "person", "persons", "humans", "human", "figures",
            "characters", "faces");
    private static final int LONGEST_TERM = 40;
    private static final int MOST_TERMS = 12;

    /** @param styleTags as the user wrote them */
    public static Wishes of(List<String> styleTags) {
        List<String> tags = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        List<String> unwanted = new ArrayList<>();
        for (String raw : styleTags) {
            String tag = Clip.line(raw, ScreenplayValidator.MOST_STYLE);
            if (tag.isEmpty() || tags.contains(tag)) {
                continue;
            }
            tags.add(tag);
            String absent = absence(tag);
            if (absent.isEmpty()) {
                wanted.add(tag);
            } else if (unwanted.size() < MOST_TERMS && !unwanted.contains(absent)) {
                unwanted.add(absent);
            }
        }
        return new Wishes(List.copyOf(tags), List.copyOf(wanted), List.copyOf(unwanted));
    }

    /** Whether no people may be seen. */
    public boolean wantsNobody() {
        return unwanted.stream().anyMatch(PEOPLE::contains);
    }

    /** The term of "no X" or "without X", lower case; empty for any other tag, or one too short to mean a thing. */
    private static String absence(String tag) {
        String lower = tag.toLowerCase(Locale.ROOT);
        for (String opener : List.of("no ", "without ", "avoid ")) {
            if (lower.startsWith(opener)) {
                String term = Clip.line(lower.substring(opener.length()), LONGEST_TERM);
                return term.codePoints().filter(Character::isLetter).count() >= 3 ? term : "";
            }
        }
        return "";
    }
}
