package io.songreel.model.tokenizer;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.songreel.model.runtime.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code tokenizer.json}. What is not known is refused: a tokenizer that is nearly right makes a model talk
 * nonsense.
 */
final class TokenizerFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_TOKENS = 2_000_000;

    private final JsonNode root;

    private TokenizerFile(JsonNode root) {
        this.root = root;
    }

    static Tokenizer read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ModelException("The model's tokenizer.json is missing; pull or export the model again.");
        }
        try {
            return new TokenizerFile(JSON.readTree(file.toFile())).tokenizer();
        } catch (JacksonException e) {
            throw damaged(e);
        }
    }

    private Tokenizer tokenizer() throws ModelException {
        JsonNode model = root.path("model");
        // older files do not name their model
        String type = model.path("type").asText(model.has("merges") ? "BPE" : "");
        if (!type.equals("BPE")) {
            throw unknown("model", type);
        }
        for (String key : List.of("continuing_subword_prefix", "end_of_word_suffix")) {
            if (!model.path(key).asText("").isEmpty() && !model.path(key).isNull()) {
                throw unknown("model", "BPE with " + key);
            }
        }
        if (model.path("byte_fallback").asBoolean()) {
            throw unknown("model", "BPE with byte_fallback");
        }
        Map<String, Integer> ids = ids(model.path("vocab"));
        List<AddedTokens.Token> added = added();
        Map<Integer, String> names = new HashMap<>();
        added.forEach(token -> names.put(token.id(), token.content()));
        List<WordCutter> cutters = new ArrayList<>();
        if (!cutters(root.path("pre_tokenizer"), cutters)) {
            throw unknown("pre-tokenizer", "one that is not byte-level");
        }
        return new Tokenizer(new Vocabulary(ids, names), merges(model.path("merges"), ids),
                model.path("ignore_merges").asBoolean(), new Normal(forms(root.path("normalizer"))), cutters,
                new AddedTokens(added));
    }

    private static Map<String, Integer> ids(JsonNode vocabulary) throws ModelException {
        Map<String, Integer> ids = new HashMap<>();
        for (Map.Entry<String, JsonNode> token : vocabulary.properties()) {
            ids.put(token.getKey(), id(token.getValue()));
        }
        if (ids.isEmpty()) {
            throw damaged(null);
        }
        return ids;
    }

    private static int id(JsonNode id) throws ModelException {
        if (!id.isInt() || id.asInt() < 0 || id.asInt() >= MOST_TOKENS) {
            throw damaged(null);
        }
        return id.asInt();
    }

    /** Each is {@code "a b"} or, in newer files, {@code ["a", "b"]}. */
    private static Merges merges(JsonNode list, Map<String, Integer> ids) throws ModelException {
        Merges merges = new Merges();
        for (JsonNode merge : list) {
            int blank = merge.asText().indexOf(' ');
            String left = merge.isArray() ? merge.path(0).asText() : merge.asText().substring(0, Math.max(0, blank));
            String right = merge.isArray() ? merge.path(1).asText() : merge.asText().substring(blank + 1);
            Integer one = ids.get(left);
            Integer other = ids.get(right);
            Integer joined = ids.get(left + right);
            if (one == null || other == null || joined == null) {
                throw damaged(null);
            }
            merges.add(one, other, joined);
        }
        return merges;
    }

    private List<AddedTokens.Token> added() throws ModelException {
        List<AddedTokens.Token> added = new ArrayList<>();
        for (JsonNode token : root.path("added_tokens")) {
            String content = token.path("content").asText();
            if (content.isEmpty()) {
                throw damaged(null);
            }
            added.add(new AddedTokens.Token(id(token.path("id")), content, token.path("special").asBoolean(),
                    token.path("normalized").asBoolean(), token.path("lstrip").asBoolean(),
                    token.path("rstrip").asBoolean(), token.path("single_word").asBoolean()));
        }
        return added;
    }

    private static List<Normalizer.Form> forms(JsonNode normaliser) throws ModelException {
        String type = normaliser.path("type").asText("");
        return switch (type) {
            case "" -> List.of();
            case "NFC", "NFD", "NFKC", "NFKD" -> List.of(Normalizer.Form.valueOf(type));
            case "Sequence" -> {
                List<Normalizer.Form> forms = new ArrayList<>();
                for (JsonNode each : normaliser.path("normalizers")) {
                    forms.addAll(forms(each));
                }
                yield forms;
            }
            default -> throw unknown("normalizer", type);
        };
    }

    /** @return whether the steps end in bytes, as all of them have to */
    private static boolean cutters(JsonNode step, List<WordCutter> cutters) throws ModelException {
        String type = step.path("type").asText("");
        switch (type) {
            case "Sequence" -> {
                boolean bytes = false;
                for (JsonNode each : step.path("pretokenizers")) {
                    if (bytes) {
                        throw unknown("pre-tokenizer", "a step after ByteLevel");
                    }
                    bytes = cutters(each, cutters);
                }
                return bytes;
            }
            case "ByteLevel" -> {
                if (step.path("add_prefix_space").asBoolean()) {
                    cutters.add(new WordCutter.PrefixBlank());
                }
                if (step.path("use_regex").asBoolean(true)) {
                    cutters.add(new WordCutter.Matches(WordCutter.GPT2, true));
                }
                return true;
            }
            case "Digits" -> cutters.add(new WordCutter.Matches(WordCutter.pattern(
                    step.path("individual_digits").asBoolean() ? "\\p{N}" : "\\p{N}+"), true));
            case "Split" -> cutters.add(split(step));
            default -> throw unknown("pre-tokenizer", type);
        }
        return false;
    }

    private static WordCutter split(JsonNode step) throws ModelException {
        String behaviour = step.path("behavior").asText();
        boolean onlyMatches = behaviour.equals("Removed") && step.path("invert").asBoolean();
        if (!onlyMatches && !behaviour.equals("Isolated")) {
            throw unknown("pre-tokenizer", "Split with " + behaviour);
        }
        JsonNode expression = step.path("pattern").path("Regex");
        if (!expression.isTextual()) {
            throw unknown("pre-tokenizer", "Split without Regex");
        }
        try {
            return new WordCutter.Matches(WordCutter.pattern(expression.asText()), !onlyMatches);
        } catch (PatternSyntaxException e) {
            throw new ModelException("The model's tokenizer cuts words with an expression that is not understood here; "
                    + "choose another model.", e);
        }
    }

    private static ModelException unknown(String part, String what) {
        return new ModelException("The model's tokenizer has a " + part + " that is not known here ("
                + (what.isEmpty() ? "none" : what) + "); Songreel reads byte-level BPE, as GPT-2, Qwen, Llama 3 and "
                + "SmolLM have it. Choose another model.");
    }

    private static ModelException damaged(@Nullable Throwable cause) {
        return new ModelException("The model's tokenizer.json is damaged; verify the model or pull it again.", cause);
    }
}
