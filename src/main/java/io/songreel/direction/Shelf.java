package io.songreel.direction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The director's books: text files beside this class. One entry a line, {@code head: value | value}; # comments. */
final class Shelf {
    private Shelf() {
    }

    /** A line of a book: what stands before the first colon and what stands after it. */
    record Entry(String head, String body) {
        /** The body's values, separated by {@code |}. */
        List<String> values() {
            return split(body, '|');
        }
    }

    static List<Entry> read(String name) {
        try (InputStream in = Shelf.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("# ")).map(line -> entry(name, line)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Non-blank parts, stripped. */
    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int at = text.indexOf(separator, from);
            int to = at < 0 ? text.length() : at;
            String part = text.substring(from, to).strip();
            if (!part.isEmpty()) {
                parts.add(part);
            }
            from = to + 1;
        }
        return List.copyOf(parts);
    }

    private static Entry entry(String name, String line) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new IllegalStateException(name + " has a line without a head");
        }
        return new Entry(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
}
