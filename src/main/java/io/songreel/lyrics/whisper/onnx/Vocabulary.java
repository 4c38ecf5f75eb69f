package io.songreel.lyrics.whisper.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.tokenizer.ByteLetters;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What each token of text stands for: some bytes of UTF-8, not always whole letters. */
final class Vocabulary {
    private static final byte NONE = -1;
    private static final short[] BYTES = bytes();

    private final byte[][] texts;

    private Vocabulary(byte[][] texts) {
        this.texts = texts;
    }

    /** Of the tokens below {@code end}. */
    static Vocabulary of(Map<String, Integer> ids, int end) {
        byte[][] texts = new byte[end][];
        ids.forEach((token, id) -> {
            if (id >= 0 && id < end) {
                texts[id] = decoded(token);
            }
        });
        return new Vocabulary(texts);
    }

    /** The ids by token: {@code vocab.json} with {@code added_tokens.json}, or a {@code tokenizer.json}. */
    static Map<String, Integer> ids(ModelFiles files) throws ModelException {
        Map<String, Integer> ids = new HashMap<>();
        if (files.has("vocab.json")) {
            files.json("vocab.json").properties().forEach(entry -> ids.put(entry.getKey(), entry.getValue().asInt(-1)));
            if (files.has("added_tokens.json")) {
                files.json("added_tokens.json").properties()
                        .forEach(entry -> ids.put(entry.getKey(), entry.getValue().asInt(-1)));
            }
            if (ids.containsKey("<|startoftranscript|>") || !files.has("tokenizer.json")) {
                return ids;
            }
        }
        JsonNode tokenizer = files.json("tokenizer.json");
        tokenizer.path("model").path("vocab").properties()
                .forEach(entry -> ids.put(entry.getKey(), entry.getValue().asInt(-1)));
        for (JsonNode added : tokenizer.path("added_tokens")) {
            ids.put(added.path("content").asText(), added.path("id").asInt(-1));
        }
        return ids;
    }

    /** The text of tokens; those that are no text are left out, broken letters replaced. */
    String text(List<Integer> tokens) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int token : tokens) {
            if (token < texts.length && texts[token] != null) {
                out.writeBytes(texts[token]);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static byte[] decoded(String token) {
        byte[] bytes = new byte[token.length()];
        for (int i = 0; i < bytes.length; i++) {
            char letter = token.charAt(i);
            if (letter >= BYTES.length || BYTES[letter] == NONE) {
                return token.getBytes(StandardCharsets.UTF_8);
            }
            bytes[i] = (byte) BYTES[letter];
        }
        return bytes;
    }

    private static short[] bytes() {
        short[] bytes = new short[512];
        Arrays.fill(bytes, NONE);
        for (int b = 0; b < 256; b++) {
            bytes[ByteLetters.of((byte) b)] = (short) b;
        }
        return bytes;
    }
}
