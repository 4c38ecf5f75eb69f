package io.songreel.musicvideo.exchange;

import java.util.ArrayDeque;
import java.util.Deque;

/** Well-formed, indented XML of elements and attributes. What XML 1.0 has no character for is left out. */
final class XmlText {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    XmlText declare(String root) {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE ").append(root).append(">\n");
        return this;
    }

    /** @param attributes names and values in turn */
    XmlText open(String element, String... attributes) {
        tag(element, attributes).append(">\n");
        open.push(element);
        return this;
    }

    XmlText empty(String element, String... attributes) {
        tag(element, attributes).append("/>\n");
        return this;
    }

    XmlText close() {
        String element = open.pop();
        indent().append("</").append(element).append(">\n");
        return this;
    }

    /** Closes what is open; the text. */
    String closeAll() {
        while (!open.isEmpty()) {
            close();
        }
        return out.toString();
    }

    private StringBuilder tag(String element, String... attributes) {
        indent().append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            attributes[i + 1].codePoints().filter(XmlText::legal).forEach(this::escaped);
            out.append('"');
        }
        return out;
    }

    private StringBuilder indent() {
        return out.append("  ".repeat(open.size()));
    }

    private void escaped(int character) {
        switch (character) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\t', '\n', '\r' -> out.append(' ');
            default -> out.appendCodePoint(character);
        }
    }

    private static boolean legal(int character) {
        return character == '\t' || character == '\n' || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF) || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
