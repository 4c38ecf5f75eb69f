package io.songreel.lyrics.align;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.Pcm16k;
import io.songreel.model.InstalledModel;
import io.songreel.model.gate.Gate;
import io.songreel.model.gate.ModelGraph;
import io.songreel.model.gate.Visit;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A wav2vec 2.0 model with a CTC head (Baevski and others, 2020), or any of its family, as ONNX. Its folder has the
 * graph, {@code vocab.json}, and maybe {@code config.json} and {@code preprocessor_config.json}, as transformers write
 * them. Safe for many threads.
 */
public final class CtcModel {
    /** Of {@link io.songreel.model.ModelKind}. */
    public static final String TASK = "align";

    private static final ObjectMapper JSON = new ObjectMapper();
    private final ModelGraph graph;
    private final String identity;
    private final CtcVocabulary vocabulary;
    private final boolean normalised;
    private final Gate gate;

    private CtcModel(ModelGraph graph, String identity, CtcVocabulary vocabulary, boolean normalised, Gate gate) {
        this.graph = graph;
        this.identity = identity;
        this.vocabulary = vocabulary;
        this.normalised = normalised;
        this.gate = gate;
    }

    /**
     * Reads a model's small files; the graph is opened when it listens.
     *
     * @throws ModelException
     *             a file is missing or says what cannot be true
     */
    public static CtcModel read(InstalledModel model, Gate gate) throws ModelException {
        ModelGraph graph = ModelGraph.only(model);
        JsonNode config = json(model.file("config.json"));
        JsonNode preprocessor = json(model.file("preprocessor_config.json"));
        if (preprocessor.path("sampling_rate").asInt(Pcm16k.RATE) != Pcm16k.RATE) {
            throw new ModelException("This alignment model does not listen at 16 kHz; use one that does.");
        }
        CtcVocabulary vocabulary = CtcVocabulary.read(text(model.file("vocab.json")),
                config.path("pad_token_id").asInt(-1));
        return new CtcModel(graph, model.identity(), vocabulary, preprocessor.path("do_normalize").asBoolean(true),
                gate);
    }

    private static JsonNode json(Path file) throws ModelException {
        try {
            return Files.exists(file) ? JSON.readTree(text(file)) : JSON.createObjectNode();
        } catch (JacksonException e) {
            throw new ModelException("A configuration file of this alignment model is damaged; pull the model again.",
                    e);
        }
    }

    private static String text(Path file) throws ModelException {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ModelException("A file of this alignment model is missing or cannot be read; pull it again with: "
                    + "songreel models pull", e);
        }
    }

    /** A name that enters digests: engine, model and its digest. */
    public String identity() {
        return "ctc/1 " + graph.model() + " " + identity;
    }

    /** The manifest's id. */
    public String id() {
        return graph.model();
    }

    /**
     * This model's ear on a song. It comes to the gate when it is asked to listen.
     *
     * @param song
     *            or its separated voice
     * @param holder
     *            who is at the gate, for people
     */
    public Acoustics over(Pcm16k song, String holder) {
        return new Acoustics() {
            @Override
            public CtcVocabulary vocabulary() {
                return vocabulary;
            }

            @Override
            public Emissions listen(int[] tokens, CancelToken cancel, Progress progress) throws IOException {
                return gate.pass(new Visit(holder, graph.model(), cancel), pass -> {
                    try (ModelSession session = pass.open(graph)) {
                        return new CtcEar(session, vocabulary.size(), normalised).listen(song, tokens, cancel,
                                progress);
                    }
                });
            }
        };
    }
}
