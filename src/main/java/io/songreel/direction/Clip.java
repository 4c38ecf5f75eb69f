package io.songreel.direction;

import java.util.List;

/** Keeps text to one line and a length, whole words and whole characters. */
public final class Clip {
    private Clip() {
    }

    /** White space, line breaks and control characters become single spaces; at most {@code most} chars are kept. */
    public static String line(String text, int most) {
        StringBuilder line = new StringBuilder();
        boolean gap = false;
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)
                    || Character.getType(c) == Character.SURROGATE) {
                gap = !line.isEmpty();
                continue;
            }
            int needed = line.length() + (gap ? 1 : 0) + Character.charCount(c);
            if (needed > most) {
                break;
            }
            line.append(gap ? " " : "").appendCodePoint(c);
            gap = false;
        }
        return line.toString();
    }

    /** As many of {@code parts}, in order, as fit whole. */
    public static String joined(List<String> parts, String separator, int most) {
        StringBuilder line = new StringBuilder();
        for (String part : parts) {
            String next = (line.isEmpty() ? "" : separator) + part;
            if (!part.isEmpty() && line.length() + next.length() <= most) {
                line.append(next);
            }
        }
        return line.toString();
    }

    /** "a window" → "A window". */
    public static String sentence(String text) {
        return text.isEmpty()
                ? text
                : new StringBuilder().appendCodePoint(Character.toTitleCase(text.codePointAt(0)))
                        .append(text, Character.charCount(text.codePointAt(0)), text.length()).toString();
    }

    /** "amber" → "an amber". */
    static String withArticle(String noun) {
        return (noun.isEmpty() || "aeiou".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
    }
}
