package io.songreel.lyrics;

import java.util.ArrayList;
import java.util.List;

/** Breaks a line between words into as few rows as fit, none much longer than the others. */
final class Rows {
    private Rows() {
    }

    /** @param columns the width of a row; only a single word may be longer */
    static List<List<Word>> of(List<Word> line, int columns) {
        List<List<Word>> rows = filled(line, columns);
        for (int narrower = columns - 1; narrower > 0; narrower--) {
            List<List<Word>> even = filled(line, narrower);
            if (even.size() > rows.size()) {
                break;
            }
            rows = even;
        }
        return rows;
    }

    private static List<List<Word>> filled(List<Word> line, int columns) {
        List<List<Word>> rows = new ArrayList<>();
        int from = 0;
        int width = 0;
        for (int i = 0; i < line.size(); i++) {
            int word = columns(line.get(i).text());
            if (i > from && width + 1 + word > columns) {
                rows.add(List.copyOf(line.subList(from, i)));
                from = i;
                width = word;
            } else {
                width += (i > from ? 1 : 0) + word;
            }
        }
        rows.add(List.copyOf(line.subList(from, line.size())));
        return rows;
    }

    /** How wide a text is: a Han or Hangul character takes two columns, a combining mark none. */
    static int columns(String text) {
        return text.codePoints().map(Rows::columns).sum();
    }

    private static int columns(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> switch (Character.UnicodeScript.of(character)) {
                case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI -> 2;
                default -> 1;
            };
        };
    }
}
