package io.songreel.diffusion.prompt;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.tokenizer.ByteLetters;
import io.songreel.model.tokenizer.Merges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * CLIP's tokenizer: byte-level byte-pair encoding of lower-case text, as transformers' {@code CLIPTokenizerFast}. Never
 * fails on a text; a lone surrogate counts as a question mark. Safe for many threads.
 */
public final class ClipTokenizer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String START = "<|startoftext|>";
    private static final String END = "<|endoftext|>";
    private static final String WORD_END = "</w>";
    // What CLIP uses of the file; copies of the original hold more.
    private static final int MOST_MERGES = 49152 - 256 - 2;
    private static final int CACHED_WORDS = 20_000;
    private static final int LONGEST_CACHED = 64;

    private final Map<String, Integer> specials;
    private final Pattern specialTokens;
    private final int start;
    private final int end;
    private final int pad;
    private final int size;
    private final Merges merges;
    private final int[] inner = new int[256];
    private final int[] last = new int[256];
    private final Map<String, int[]> cache = new ConcurrentHashMap<>();

    private ClipTokenizer(Map<String, Integer> vocabulary, List<String> mergeLines, String padToken)
            throws ModelException {
        this.start = id(vocabulary, START);
        this.end = id(vocabulary, END);
        this.pad = id(vocabulary, padToken);
        this.size = vocabulary.values().stream().mapToInt(each -> each + 1).max().orElseThrow();
        this.specials = new HashMap<>(Map.of(START, start, END, end));
        // A padding token of its own is taken out of the text as well: with SDXL's second encoder each "!" is one.
        this.specials.put(padToken, pad);
        this.specialTokens = Pattern.compile(specials.keySet().stream().map(Pattern::quote).collect(joining("|")));
        for (int b = 0; b < inner.length; b++) {
            String letter = String.valueOf(ByteLetters.of((byte) b));
            inner[b] = vocabulary.getOrDefault(letter, end);
            last[b] = vocabulary.getOrDefault(letter + WORD_END, end);
        }
        this.merges = merges(vocabulary, mergeLines);
    }

    /**
     * Reads {@code vocab.json}, {@code merges.txt} and, where there is one, {@code special_tokens_map.json} for the
     * padding token.
     */
    public static ClipTokenizer read(Path folder) throws IOException {
        try {
            Map<String, Integer> vocabulary = JSON.readValue(Files.readString(folder.resolve("vocab.json")),
                    new TypeReference<Map<String, Integer>>() {
                    });
            List<String> lines = Files.readAllLines(folder.resolve("merges.txt"));
            return new ClipTokenizer(vocabulary, lines, padToken(folder.resolve("special_tokens_map.json")));
        } catch (JacksonException e) {
            throw damaged(e);
        }
    }

    private static String padToken(Path file) throws IOException {
        if (!Files.exists(file)) {
            return END;
        }
        JsonNode token = JSON.readTree(Files.readString(file)).path("pad_token");
        return token.isObject() ? token.path("content").asText(END) : token.asText(END);
    }

    private static Merges merges(Map<String, Integer> vocabulary, List<String> lines) throws ModelException {
        Merges merges = new Merges();
        for (String line : lines.subList(Math.min(1, lines.size()), Math.min(MOST_MERGES + 1, lines.size()))) {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                String left = line.substring(0, blank);
                String right = line.substring(blank + 1).strip();
                merges.add(id(vocabulary, left), id(vocabulary, right), id(vocabulary, left + right));
            }
        }
        return merges;
    }

    private static int id(Map<String, Integer> vocabulary, String token) throws ModelException {
        Integer id = vocabulary.get(token);
        if (id == null || id < 0) {
            throw damaged(null);
        }
        return id;
    }

    private static ModelException damaged(@Nullable Throwable cause) {
        return new ModelException("The model's tokenizer is damaged: vocab.json and merges.txt do not belong together. "
                + "Verify the model or pull it again.", cause);
    }

    /** The token that begins each chunk. */
    public int start() {
        return start;
    }

    /** The token that ends each chunk. */
    public int end() {
        return end;
    }

    /** The token that fills a chunk up after its end: the end again, or 0 with SDXL's second encoder. */
    public int pad() {
        return pad;
    }

    /** Ids are below it. */
    public int size() {
        return size;
    }

    /** The ids of a text, without start and end. */
    public int[] encode(String text) {
        String clean = lower(Normalizer.normalize(text, Normalizer.Form.NFC));
        IntStream.Builder ids = IntStream.builder();
        Matcher special = specialTokens.matcher(clean);
        int from = 0;
        while (special.find()) {
            encode(clean.substring(from, special.start()), ids);
            ids.add(specials.getOrDefault(special.group(), end));
            from = special.end();
        }
        encode(clean.substring(from), ids);
        return ids.build().toArray();
    }

    private void encode(String text, IntStream.Builder ids) {
        Words.cut(text, word -> Arrays.stream(ids(word)).forEach(ids::add));
    }

    /** Letter by letter: the reference does not look at a word's end, where Java makes another sigma. */
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            lower.appendCodePoint(Character.toLowerCase(letter));
            if (letter == 'İ') {
                lower.append('\u0307');
            }
        });
        return lower.toString();
    }

    private int[] ids(String word) {
        int[] known = cache.get(word);
        if (known != null) {
            return known;
        }
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        int[] symbols = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            symbols[i] = (i == bytes.length - 1 ? last : inner)[bytes[i] & 0xff];
        }
        int[] joined = merges.join(symbols);
        if (word.length() <= LONGEST_CACHED && cache.size() < CACHED_WORDS) {
            cache.put(word, joined);
        }
        return joined;
    }
}
