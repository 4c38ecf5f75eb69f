package io.songreel.lyrics.align;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.songreel.model.runtime.ModelException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The alphabet of a CTC model.
 *
 * @param letters
 *            id of each token that is one character, as the model writes it; neither blank nor delimiter
 * @param blank
 *            id of the token that says nothing new
 * @param delimiter
 *            id of the token between words; −1 without one
 * @param size
 *            tokens in a frame
 */
public record CtcVocabulary(Map<Integer, Integer> letters, int blank, int delimiter, int size) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> BLANKS = List.of("<pad>", "[PAD]", "<blank>", "[blank]", "<ctc_blank>", "-");
    private static final int NOT_A_WORD = -1;
    private static final int MOST_TOKENS = 1_000_000;

    public CtcVocabulary {
        letters = Map.copyOf(letters);
    }

    /**
     * Reads a {@code vocab.json}: token to id.
     *
     * @param padTokenId
     *            {@code pad_token_id} of the model's configuration, which CTC models of transformers take for their blank;
     *            negative where it is not told
     * @throws ModelException
     *             it is none, or has no blank
     */
    public static CtcVocabulary read(String json, int padTokenId) throws ModelException {
        Map<String, Integer> ids = ids(json);
        int blank = padTokenId >= 0
                ? padTokenId
                : BLANKS.stream().map(ids::get).filter(Objects::nonNull).findFirst().orElse(NOT_A_WORD);
        if (blank < 0 || !ids.containsValue(blank)) {
            throw new ModelException(
                    "The alphabet of this alignment model has no blank; use a CTC model with a <pad> token.");
        }
        int delimiter = ids.getOrDefault("|", ids.getOrDefault(" ", NOT_A_WORD));
        Map<Integer, Integer> letters = new HashMap<>();
        ids.forEach((token, id) -> {
            if (id != blank && id != delimiter && token.codePointCount(0, token.length()) == 1) {
                letters.put(token.codePointAt(0), id);
            }
        });
        int size = ids.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        return new CtcVocabulary(letters, blank, delimiter, size);
    }

    private static Map<String, Integer> ids(String json) throws ModelException {
        Map<String, Integer> ids = new HashMap<>();
        try {
            JsonNode node = JSON.readTree(json);
            // some multilingual models keep one alphabet for each language; those are not one alphabet
            for (Map.Entry<String, JsonNode> token : node.properties()) {
                int id = token.getValue().asInt(NOT_A_WORD);
                if (!token.getValue().isInt() || id < 0 || id >= MOST_TOKENS) {
                    throw new ModelException("The alphabet of this alignment model is not a list of tokens and ids.");
                }
                ids.put(token.getKey(), id);
            }
        } catch (JacksonException e) {
            throw new ModelException("The alphabet of this alignment model is damaged; pull the model again.", e);
        }
        return ids;
    }

    /** Whether it writes English and nothing else: then numbers may be read out in English. */
    boolean english() {
        return letters.containsKey((int) '\'') && letters.keySet().stream().filter(Character::isLetter)
                .allMatch(letter -> Character.toLowerCase(letter) >= 'a' && Character.toLowerCase(letter) <= 'z')
                && IntStream.rangeClosed('a', 'z').allMatch(
                        letter -> letters.containsKey(letter) || letters.containsKey(Character.toUpperCase(letter)));
    }
}
