package io.songreel.model.tokenizer;

import io.songreel.model.runtime.ModelException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Byte-level byte-pair encoding as a {@code tokenizer.json} describes it: GPT-2's way, and that of Qwen, Llama 3 and
 * SmolLM after it. Any text can be encoded, any ids decoded. Safe for many threads.
 */
public final class Tokenizer {
    private static final int CACHED_WORDS = 20_000;
    private static final int LONGEST_CACHED = 64;

    private final Vocabulary vocabulary;
    private final Merges merges;
    private final boolean wholeWordsFirst;
    private final Normal normal;
    private final List<WordCutter> cutters;
    private final AddedTokens added;
    private final Map<String, int[]> cache = new ConcurrentHashMap<>();

    Tokenizer(Vocabulary vocabulary, Merges merges, boolean wholeWordsFirst, Normal normal, List<WordCutter> cutters,
            AddedTokens added) {
        this.vocabulary = vocabulary;
        this.merges = merges;
        this.wholeWordsFirst = wholeWordsFirst;
        this.normal = normal;
        this.cutters = List.copyOf(cutters);
        this.added = added;
    }

    /**
     * @param file
     *            a {@code tokenizer.json}
     * @throws ModelException
     *             it is damaged, or of a kind that is not known here; the text says which
     */
    public static Tokenizer read(Path file) throws IOException {
        return TokenizerFile.read(file);
    }

    /** Ids are below it. */
    public int size() {
        return vocabulary.size();
    }

    /** The id of an added token such as {@code <|im_end|>}. */
    public OptionalInt added(String token) {
        return added.id(token);
    }

    /** Whether an id stands for no text: the start, the end, a role. */
    public boolean special(int id) {
        return added.special(id);
    }

    /** Whether an id is one of the tokens that were added to the vocabulary, special or not. */
    public boolean isAdded(int id) {
        return added.known(id);
    }

    /** The bytes that a token stands for: maybe only a part of a letter. None for an id that is not in use. */
    public byte[] bytes(int id) {
        return vocabulary.bytes(id).clone();
    }

    /**
     * The ids of our own text: the names of added tokens in it become those tokens. None is added at its start or end.
     */
    public int[] encode(String text) {
        IntStream.Builder ids = IntStream.builder();
        added.cut(text, normal, plain -> words(plain, ids), ids::add);
        return ids.build().toArray();
    }

    /** The ids of somebody else's text: the name of a special token in it is plain text like any other. */
    public int[] encodePlain(String text) {
        IntStream.Builder ids = IntStream.builder();
        words(normal.of(text), ids);
        return ids.build().toArray();
    }

    private void words(String text, IntStream.Builder ids) {
        List<String> words = text.isEmpty() ? List.of() : List.of(text);
        for (WordCutter cutter : cutters) {
            List<String> cut = new ArrayList<>();
            words.forEach(word -> cutter.cut(word, cut::add));
            words = cut;
        }
        words.forEach(word -> Arrays.stream(ids(word)).forEach(ids::add));
    }

    private int[] ids(String word) {
        int[] known = cache.get(word);
        if (known != null) {
            return known;
        }
        int[] found = joined(word);
        if (word.length() <= LONGEST_CACHED && cache.size() < CACHED_WORDS) {
            cache.put(word, found);
        }
        return found;
    }

    private int[] joined(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        if (wholeWordsFirst) {
            StringBuilder letters = new StringBuilder(bytes.length);
            for (byte each : bytes) {
                letters.append(ByteLetters.of(each));
            }
            OptionalInt whole = vocabulary.id(letters.toString());
            if (whole.isPresent()) {
                return new int[]{whole.getAsInt()};
            }
        }
        return merges.join(IntStream.range(0, bytes.length).map(i -> vocabulary.letter(bytes[i])).filter(id -> id >= 0)
                .toArray());
    }

    /** The text of ids, special tokens left out; bytes that are no text become U+FFFD. */
    public String decode(int... ids) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int id : ids) {
            if (!added.special(id)) {
                bytes.writeBytes(vocabulary.bytes(id));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
