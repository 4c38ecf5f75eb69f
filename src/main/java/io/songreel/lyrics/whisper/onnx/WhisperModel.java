package io.songreel.lyrics.whisper.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.songreel.model.InstalledModel;
import io.songreel.model.ModelComponent;
import io.songreel.model.gate.ModelGraph;
import io.songreel.model.runtime.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A Whisper model on disk, without its weights.
 *
 * @param heads
 *            whose cross-attention follows the sound
 * @param suppressed
 *            tokens that are never a transcript: annotations like {@code ♪} and most special ones
 * @param blank
 *            the token of a single space, −1 when there is none
 * @param decoder
 *            its first run; null when {@code merged} does it
 * @param merged
 *            a decoder for its first run and the next ones
 */
record WhisperModel(String id, Shape shape, SpecialTokens tokens, Vocabulary vocabulary, List<Head> heads,
        Set<Integer> suppressed, int blank, ModelGraph encoder, @Nullable ModelGraph decoder,
        @Nullable ModelGraph withPast, @Nullable ModelGraph merged) {
    private static final long FLOAT = Float.BYTES;
    private static final double FRAMEWORK = 1.05;
    /** Keys and values of the sound for all rows of a run are kept below this. */
    static final long MOST_SOUND_BYTES = 512L << 20;

    /** A head of a layer of the decoder. */
    record Head(int layer, int head) {}

    /**
     * The network's measures.
     *
     * @param frames
     *            of the encoder for a window of 30 s
     * @param context
     *            most tokens that the decoder sees
     */
    record Shape(int bands, int frames, int context, int width, int layers, int heads, int vocabulary) {
        int headWidth() {
            return width / heads;
        }

        /** Keys and values of a window's sound in single precision. */
        long soundBytes() {
            return 2L * layers * frames * width * FLOAT;
        }
    }

    static WhisperModel read(InstalledModel model) throws ModelException {
        ModelFiles files = new ModelFiles(model.folder());
        JsonNode config = files.json("config.json");
        JsonNode generation = files.has("generation_config.json")
                ? files.json("generation_config.json")
                : MissingNode.getInstance();
        Shape shape = shape(config);
        Map<String, Integer> ids = Vocabulary.ids(files);
        boolean multilingual = generation.path("is_multilingual").asBoolean(shape.vocabulary() >= 51_865);
        SpecialTokens tokens = SpecialTokens.of(ids, multilingual);
        if (tokens.end() >= shape.vocabulary() || tokens.firstTime() >= shape.vocabulary()) {
            throw new ModelException("The speech model's vocabulary does not belong to its graphs. Pull it again.");
        }
        ModelGraph merged = graph(model, "decoder_merged", decoding(shape));
        ModelGraph decoder = merged == null ? required(model, "decoder", decoding(shape)) : null;
        ModelGraph withPast = merged == null ? required(model, "decoder_with_past", decoding(shape)) : null;
        return new WhisperModel(model.id(), shape, tokens, Vocabulary.of(ids, tokens.end()),
                heads(generation, config, shape), suppressed(generation, config, tokens), ids.getOrDefault("Ġ", -1),
                required(model, "encoder", encoding(config, shape)), decoder, withPast, merged);
    }

    private static Shape shape(JsonNode config) throws ModelException {
        Shape shape = new Shape(config.path("num_mel_bins").asInt(80), config.path("max_source_positions").asInt(1500),
                config.path("max_target_positions").asInt(448), config.path("d_model").asInt(),
                config.path("decoder_layers").asInt(), config.path("decoder_attention_heads").asInt(),
                config.path("vocab_size").asInt());
        if (shape.bands() < 1 || shape.frames() < 1 || shape.context() < 8 || shape.layers() < 1 || shape.heads() < 1
                || shape.width() < shape.heads() || shape.vocabulary() < 1) {
            throw new ModelException(
                    "The speech model's config.json does not describe a Whisper model. Pull it again.");
        }
        return shape;
    }

    /** Those the makers found; without word of them all heads of the later half. */
    private static List<Head> heads(JsonNode generation, JsonNode config, Shape shape) throws ModelException {
        JsonNode given = generation.path("alignment_heads").isArray()
                ? generation.path("alignment_heads")
                : config.path("alignment_heads");
        List<Head> heads = new ArrayList<>();
        for (JsonNode pair : given) {
            Head head = new Head(pair.path(0).asInt(-1), pair.path(1).asInt(-1));
            if (head.layer() < 0 || head.layer() >= shape.layers() || head.head() < 0
                    || head.head() >= shape.heads()) {
                throw new ModelException("The speech model's alignment heads are not of this model. Pull it again.");
            }
            heads.add(head);
        }
        for (int layer = shape.layers() / 2; given.isEmpty() && layer < shape.layers(); layer++) {
            for (int head = 0; head < shape.heads(); head++) {
                heads.add(new Head(layer, head));
            }
        }
        return heads;
    }

    private static Set<Integer> suppressed(JsonNode generation, JsonNode config, SpecialTokens tokens) {
        Set<Integer> suppressed = new TreeSet<>(List.of(tokens.transcribe(), tokens.translate(), tokens.start(),
                tokens.previous(), tokens.languageModel(), tokens.noSpeech()));
        JsonNode listed = generation.path("suppress_tokens").isArray()
                ? generation.path("suppress_tokens")
                : config.path("suppress_tokens");
        for (JsonNode token : listed) {
            if (token.asInt(-1) >= 0 && token.asInt() != tokens.end() && !tokens.isTime(token.asInt())) {
                suppressed.add(token.asInt());
            }
        }
        return suppressed;
    }

    private static long encoding(JsonNode config, Shape shape) {
        long heads = config.path("encoder_attention_heads").asInt(shape.heads());
        return 3 * heads * shape.frames() * shape.frames() * FLOAT;
    }

    private static long decoding(Shape shape) {
        long text = (long) shape.context() * (shape.vocabulary() + (long) shape.heads() * shape.frames()) * FLOAT;
        return text + Math.max(2 * shape.soundBytes(), Math.min(MOST_SOUND_BYTES, 6 * shape.soundBytes()));
    }

    private static ModelGraph required(InstalledModel model, String component, long running) throws ModelException {
        ModelGraph graph = graph(model, component, running);
        if (graph == null) {
            throw new ModelException("The speech model " + model.id() + " names no component " + component
                    + " in its manifest. Export it with models/export/export_whisper.py, or pull it again.");
        }
        return graph;
    }

    private static @Nullable ModelGraph graph(InstalledModel model, String name, long running) throws ModelException {
        ModelComponent component = model.manifest().components().get(name);
        if (component == null) {
            return null;
        }
        Long memory = component.memoryBytes();
        long weights = memory == null ? ModelFiles.weights(model.file(component.file())) : memory;
        return new ModelGraph(model.id(), name, model.manifest().kind().format(), model.file(component.file()),
                (long) (weights * FRAMEWORK) + running);
    }
}
