package io.songreel.lyrics.whisper.onnx;

import io.songreel.job.CancelToken;
import io.songreel.model.gate.ModelGraph;
import io.songreel.model.gate.Pass;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Tensor;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A model's networks as one pass of the gate has them. */
final class Networks implements AutoCloseable {
    private static final String STATES = "last_hidden_state";

    private final WhisperModel model;
    private final Pass pass;
    private final CancelToken cancel;
    private final Map<ModelGraph, ModelSession> open = new HashMap<>();

    Networks(WhisperModel model, Pass pass, CancelToken cancel) {
        this.model = model;
        this.pass = pass;
        this.cancel = cancel;
    }

    /** What the encoder makes of a window; it is given back at once, to leave room for the decoder. */
    Tensor encode(float[] mel) throws IOException {
        int bands = model.shape().bands();
        try (ModelSession encoder = pass.open(model.encoder())) {
            return Objects.requireNonNull(encoder.run(
                    Map.of("input_features", new Tensor.Floats(mel, 1, bands, mel.length / bands)), Set.of(STATES),
                    cancel).get(STATES));
        }
    }

    /** A decoder for a window. */
    TextDecoder decoder(Tensor states) throws IOException {
        ModelGraph first = model.merged() == null ? model.decoder() : model.merged();
        ModelGraph next = model.merged() == null ? model.withPast() : model.merged();
        if (first == null || next == null) {
            throw new ModelException("The speech model has no decoder.");
        }
        return new TextDecoder(model, session(first), session(next), states, cancel);
    }

    private ModelSession session(ModelGraph graph) throws IOException {
        ModelSession session = open.get(graph);
        if (session == null) {
            session = pass.open(graph);
            open.put(graph, session);
        }
        return session;
    }

    @Override
    public void close() {
        open.values().forEach(ModelSession::close);
        open.clear();
    }
}
