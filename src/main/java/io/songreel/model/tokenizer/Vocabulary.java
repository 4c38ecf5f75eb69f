package io.songreel.model.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;

/** The tokens of a byte-level vocabulary, in the letters that stand for bytes, and what bytes each id stands for. */
final class Vocabulary {
    private static final byte[] NONE = {};
    private final Map<String, Integer> ids;
    private final byte[][] bytes;
    private final int[] letters = new int[256];

    /** @param added tokens beside the vocabulary, by their ids */
    Vocabulary(Map<String, Integer> ids, Map<Integer, String> added) {
        this.ids = ids;
        int size = 0;
        for (int id : ids.values()) {
            size = Math.max(size, id + 1);
        }
        for (int id : added.keySet()) {
            size = Math.max(size, id + 1);
        }
        bytes = new byte[size][];
        Arrays.fill(bytes, NONE);
        ids.forEach((token, id) -> bytes[id] = bytesOf(token));
        added.forEach((id, token) -> bytes[id] = bytesOf(token));
        for (int b = 0; b < letters.length; b++) {
            letters[b] = ids.getOrDefault(String.valueOf(ByteLetters.of((byte) b)), -1);
        }
    }

    int size() {
        return bytes.length;
    }

    OptionalInt id(String token) {
        Integer id = ids.get(token);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /** Below 0 when no token is that byte alone: some vocabularies leave out bytes that no text has. */
    int letter(byte value) {
        return letters[value & 0xff];
    }

    byte[] bytes(int id) {
        return id < 0 || id >= bytes.length ? NONE : bytes[id];
    }

    /** A token that is not written in byte letters stands for its own text. */
    private static byte[] bytesOf(String token) {
        byte[] bytes = new byte[token.length()];
        for (int i = 0; i < bytes.length; i++) {
            int value = ByteLetters.value(token.charAt(i));
            if (value < 0) {
                return token.getBytes(StandardCharsets.UTF_8);
            }
            bytes[i] = (byte) value;
        }
        return bytes;
    }
}
