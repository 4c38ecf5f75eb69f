package io.songreel.model.language;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.songreel.job.CancelToken;
import io.songreel.model.gate.ModelGraph;
import io.songreel.model.gate.Pass;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.tokenizer.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** A language model on disk: its tokenizer, its way to talk, its one graph. Safe for many threads. */
public final class LanguageModel {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Where a model does not say how much it can keep in mind. */
    private static final int MODEST = 2048;

    private final ModelGraph graph;
    private final String files;
    private final Tokenizer tokenizer;
    private final ChatFormat chat;
    private final TokenTexts texts;
    private final int limit;
    private final Set<Integer> stops;

    private LanguageModel(ModelGraph graph, String files, Tokenizer tokenizer, ChatFormat chat, int limit,
            Set<Integer> stops) {
        this.graph = graph;
        this.files = files;
        this.tokenizer = tokenizer;
        this.chat = chat;
        this.texts = new TokenTexts(tokenizer);
        this.limit = limit;
        this.stops = stops;
    }

    /**
     * @param folder
     *            has {@code tokenizer.json}, {@code tokenizer_config.json} and {@code config.json}
     * @param files
     *            what tells the model's files from others, for digests
     * @param mostTokens
     *            never keep more than this in mind, whatever the model could: its memory grows with them
     * @throws ModelException
     *             a file is damaged, or of a kind that is not known here
     */
    public static LanguageModel read(ModelGraph graph, Path folder, String files, int mostTokens) throws IOException {
        Tokenizer tokenizer = Tokenizer.read(folder.resolve("tokenizer.json"));
        ChatFormat chat = ChatFormat.read(folder, tokenizer);
        JsonNode config = json(folder.resolve("config.json"));
        Set<Integer> stops = new HashSet<>(chat.stops());
        stops(config, stops);
        if (Files.isRegularFile(folder.resolve("generation_config.json"))) {
            stops(json(folder.resolve("generation_config.json")), stops);
        }
        return new LanguageModel(graph, files, tokenizer, chat,
                Math.min(mostTokens, config.path("max_position_embeddings").asInt(MODEST)), Set.copyOf(stops));
    }

    private static void stops(JsonNode config, Set<Integer> stops) {
        JsonNode ends = config.path("eos_token_id");
        if (ends.isInt()) {
            stops.add(ends.asInt());
        }
        ends.forEach(end -> stops.add(end.asInt()));
    }

    private static JsonNode json(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ModelException(
                    "The model's " + file.getFileName() + " is missing; pull or export the model again.");
        }
        try {
            return JSON.readTree(file.toFile());
        } catch (JacksonException e) {
            throw new ModelException("The model's " + file.getFileName() + " is damaged; verify the model or pull it "
                    + "again.", e);
        }
    }

    /** For the gate. */
    public String id() {
        return graph.model();
    }

    /** Tells this model's texts from those of any other: part of the digest of all that is made with it. */
    public String identity() {
        return "language/1 " + graph.model() + " " + files;
    }

    public Tokenizer tokenizer() {
        return tokenizer;
    }

    /** Tokens that it can keep in mind. */
    public int limit() {
        return limit;
    }

    /** Tokens with which it ends a text. */
    Set<Integer> stops() {
        return stops;
    }

    ChatFormat chat() {
        return chat;
    }

    TokenTexts texts() {
        return texts;
    }

    /**
     * Loads the graph. The session stays open until the pass is over.
     *
     * @param cancel
     *            ends each step of the context and its forks
     * @return with nothing in mind
     */
    public Context open(Pass pass, CancelToken cancel) throws IOException {
        ModelSession session = pass.open(graph);
        return new Context(new CausalGraph(session), limit, cancel);
    }
}
