package io.songreel.lyrics.whisper.onnx;

import io.songreel.job.CancelToken;
import io.songreel.lyrics.whisper.onnx.WhisperModel.Shape;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Tensor;
import io.songreel.model.runtime.TensorSpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The decoder at work on one window: from tokens to what it thinks comes next. */
final class TextDecoder {
    private static final String LOGITS = "logits";
    private static final String CACHE_SWITCH = "use_cache_branch";
    private static final String ATTENTION = "cross_attentions.";

    private final WhisperModel model;
    private final ModelSession first;
    private final ModelSession next;
    private final Tensor states;
    private final CancelToken cancel;
    private @Nullable Start start;

    TextDecoder(WhisperModel model, ModelSession first, ModelSession next, Tensor states, CancelToken cancel) {
        this.model = model;
        this.first = first;
        this.next = next;
        this.states = states;
        this.cancel = cancel;
    }

    /**
     * The first run over some tokens.
     *
     * @param logits
     *            {@code [tokens][vocabulary]}
     */
    record Start(int[] tokens, float[] logits, Map<String, Tensor.Floats> text, Map<String, Tensor.Floats> sound) {}

    /**
     * What the network saw of all tokens at once.
     *
     * @param attention
     *            by layer, {@code [heads][tokens][frames]}
     */
    record Attended(float[] logits, Map<Integer, float[]> attention) {}

    /** Whether the export tells its cross-attentions. */
    boolean attentive() {
        return model.heads().stream().allMatch(head -> first.outputs().containsKey(ATTENTION + head.layer()));
    }

    /** Reads the tokens at the beginning; asked again for the same ones, it answers from memory. */
    Start start(int... tokens) throws ModelException {
        Start known = start;
        if (known == null || !Arrays.equals(known.tokens(), tokens)) {
            Set<String> wanted = new HashSet<>(Set.of(LOGITS));
            first.outputs().keySet().stream().filter(name -> name.startsWith("present.")).forEach(wanted::add);
            Map<String, Tensor> results = first.run(beginning(tokens), wanted, cancel);
            Map<String, Tensor.Floats> text = new LinkedHashMap<>();
            Map<String, Tensor.Floats> sound = new LinkedHashMap<>();
            results.forEach((name, tensor) -> {
                if (!name.equals(LOGITS)) {
                    (name.contains(".encoder.") ? sound : text).put(past(name), (Tensor.Floats) tensor);
                }
            });
            known = new Start(tokens, floats(results, LOGITS), text, sound);
            start = known;
        }
        return known;
    }

    /** The logits and attentions of all these tokens, read at once. */
    Attended attend(int... tokens) throws ModelException {
        Set<Integer> layers = new TreeSet<>();
        model.heads().forEach(head -> layers.add(head.layer()));
        Set<String> wanted = new HashSet<>(Set.of(LOGITS));
        layers.forEach(layer -> wanted.add(ATTENTION + layer));
        Map<String, Tensor> results = first.run(beginning(tokens), wanted, cancel);
        Map<Integer, float[]> attention = new HashMap<>();
        layers.forEach(layer -> attention.put(layer, floats(results, ATTENTION + layer)));
        return new Attended(floats(results, LOGITS), attention);
    }

    /** One more token for each row; the logits come row after row, {@code text} is replaced. */
    float[] step(long[] tokens, Map<String, Tensor.Floats> text, Map<String, Tensor.Floats> sound)
            throws ModelException {
        Map<String, Tensor> inputs = new HashMap<>(text);
        inputs.putAll(sound);
        inputs.put("input_ids", new Tensor.Longs(tokens, tokens.length, 1));
        common(next, inputs, text.values().iterator().next().shape()[2], 1, true);
        Set<String> wanted = new HashSet<>(Set.of(LOGITS));
        text.keySet().forEach(name -> wanted.add(present(name)));
        Map<String, Tensor> results = next.run(inputs, wanted, cancel);
        text.replaceAll((name, _) -> (Tensor.Floats) Objects.requireNonNull(results.get(present(name))));
        return floats(results, LOGITS);
    }

    private Map<String, Tensor> beginning(int... tokens) {
        Map<String, Tensor> inputs = new HashMap<>();
        inputs.put("input_ids", new Tensor.Longs(Arrays.stream(tokens).asLongStream().toArray(), 1, tokens.length));
        common(first, inputs, 0, tokens.length, false);
        Shape shape = model.shape();
        first.inputs().forEach((name, spec) -> {
            if (name.startsWith("past_key_values.")) {
                // a merged graph wants some past even where it does not look at it
                int length = spec.shape()[2] == TensorSpec.FREE ? 1 : spec.shape()[2];
                inputs.put(name, new Tensor.Floats(new float[length * shape.width()], 1, shape.heads(), length,
                        shape.headWidth()));
            }
        });
        return inputs;
    }

    /** Inputs that only some exports have. */
    private void common(ModelSession session, Map<String, Tensor> inputs, int before, int count, boolean cached) {
        Map<String, TensorSpec> specs = session.inputs();
        if (specs.containsKey("encoder_hidden_states")) {
            inputs.put("encoder_hidden_states", states);
        }
        if (specs.containsKey(CACHE_SWITCH)) {
            inputs.put(CACHE_SWITCH, new Tensor.Longs(new long[]{cached ? 1 : 0}, 1));
        }
        if (specs.containsKey("cache_position")) {
            long[] positions = new long[count];
            Arrays.setAll(positions, i -> before + i);
            inputs.put("cache_position", new Tensor.Longs(positions, count));
        }
    }

    private static String past(String present) {
        return present.replaceFirst("present", "past_key_values");
    }

    private static String present(String past) {
        return past.replaceFirst("past_key_values", "present");
    }

    private static float[] floats(Map<String, Tensor> results, String name) {
        return ((Tensor.Floats) Objects.requireNonNull(results.get(name))).values();
    }
}
