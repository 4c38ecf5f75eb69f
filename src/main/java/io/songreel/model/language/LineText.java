package io.songreel.model.language;

import io.songreel.model.tokenizer.Utf8Stream;

/** A line as it is written, kept clean and short: one blank between words, nothing that a JSON string would escape. */
final class LineText {
    /** A sentence's end this far on is a better end than a word's. */
    private static final double WELL_ON = 0.4;
    private final Utf8Stream stream = new Utf8Stream();
    private final StringBuilder line = new StringBuilder();
    private final int most;
    private boolean gap;

    LineText(int most) {
        this.most = most;
    }

    void append(byte... bytes) {
        take(stream.append(bytes));
    }

    private void take(String text) {
        text.codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                gap = !line.isEmpty();
            } else if (c != 0xfffd && c != '"' && c != '\\') {
                line.append(gap ? " " : "").appendCodePoint(c);
                gap = false;
            }
        });
    }

    boolean lettered() {
        return line.codePoints().anyMatch(Character::isLetter);
    }

    /** Longer than it may be. */
    boolean full() {
        return line.length() > most;
    }

    /** The line; one that is too long ends with its last whole sentence, else its last whole word. */
    String finished() {
        take(stream.finish());
        if (!full()) {
            return line.toString();
        }
        String cut = line.substring(0, most + 1);
        int sentence = Math.max(cut.lastIndexOf(". "), Math.max(cut.lastIndexOf("! "), cut.lastIndexOf("? ")));
        if (sentence > WELL_ON * most) {
            return cut.substring(0, sentence + 1);
        }
        int word = cut.lastIndexOf(' ');
        int end = Character.isHighSurrogate(cut.charAt(most - 1)) ? most - 1 : most;
        String whole = cut.substring(0, word > 0 ? word : end).replaceAll("[\\s,;:\u2013\u2014-]+$", "");
        return whole.codePoints().anyMatch(Character::isLetter) ? whole : cut.substring(0, end).strip();
    }
}
