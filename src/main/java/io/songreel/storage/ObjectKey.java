package io.songreel.storage;

import java.util.regex.Pattern;

/**
 * The name of a stored object: 1 to 8 segments of {@code [a-z0-9][a-z0-9._-]*}, joined by {@code /}, at most 200
 * characters. Keys are made by us, never by a client; a key that reaches us from outside is parsed here, and nothing
 * that passes can leave the root of a store.
 */
public record ObjectKey(String value) {
    private static final Pattern VALID = Pattern
            .compile("[a-z0-9](?:[a-z0-9_-]|\\.(?!\\.))*(?:/[a-z0-9](?:[a-z0-9_-]|\\.(?!\\.))*){0,7}");

    /** @throws IllegalArgumentException when the text is no key */
    public ObjectKey {
        if (value.length() > 200 || !VALID.matcher(value).matches() || value.endsWith(".") || value.contains("./")) {
            throw new IllegalArgumentException("not an object key");
        }
    }

    public static ObjectKey of(String first, String... more) {
        return new ObjectKey(more.length == 0 ? first : first + "/" + String.join("/", more));
    }

    @Override
    public String toString() {
        return value;
    }
}
