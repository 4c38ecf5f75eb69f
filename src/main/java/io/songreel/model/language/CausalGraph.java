package io.songreel.model.language;

import io.songreel.job.CancelToken;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Tensor;
import io.songreel.model.runtime.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A decoder with its cache, in the contract of optimum's and the onnx-community's exports, batch 1: {@code input_ids},
 * {@code attention_mask} and, where the graph wants them, {@code position_ids}, with {@code past_key_values.N.key} and
 * {@code .value} [1, heads, tokens so far, size], to {@code logits} [1, tokens, vocabulary] and {@code present.N.key}
 * and {@code .value}, which are the next run's past and stay with the runtime.
 */
final class CausalGraph {
    private static final String PAST = "past_key_values.";
    private static final String PRESENT = "present.";
    private static final String LOGITS = "logits";
    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String POSITIONS = "position_ids";
    /** How many rows of logits to compute: some newer exports ask. */
    private static final String ROWS = "num_logits_to_keep";

    private final ModelSession session;
    /** Output to the input that takes it. */
    private final Map<String, String> feedback = new LinkedHashMap<>();
    private final Set<String> withLogits;

    CausalGraph(ModelSession session) throws ModelException {
        this.session = session;
        Set<String> others = new HashSet<>(session.inputs().keySet());
        for (String input : session.inputs().keySet()) {
            if (input.startsWith(PAST)) {
                feedback.put(PRESENT + input.substring(PAST.length()), input);
                others.remove(input);
            }
        }
        List<String> missing = new ArrayList<>(List.of(IDS, MASK));
        missing.removeAll(others);
        others.removeAll(Set.of(IDS, MASK, POSITIONS, ROWS));
        if (feedback.isEmpty() || !missing.isEmpty() || !others.isEmpty() || !session.outputs().containsKey(LOGITS)
                || !session.outputs().keySet().containsAll(feedback.keySet())) {
            throw new ModelException("This language model's graph is not one decoder with a cache (it wants "
                    + String.join(", ", session.inputs().keySet().stream().filter(name -> !name.startsWith(PAST))
                            .toList())
                    + "); export it for text generation with past, or choose another model.");
        }
        withLogits = new HashSet<>(feedback.keySet());
        withLogits.add(LOGITS);
    }

    /** Nothing read yet. */
    KvCache empty() throws ModelException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (var input : session.inputs().entrySet()) {
            if (input.getKey().startsWith(PAST)) {
                tensors.put(input.getKey(), new Tensor.Floats(new float[0], shape(input.getValue())));
            }
        }
        return new KvCache(tensors, 0);
    }

    private static int[] shape(TensorSpec spec) throws ModelException {
        int[] shape = spec.shape();
        if (shape.length != 4 || shape[1] == TensorSpec.FREE || shape[3] == TensorSpec.FREE) {
            throw new ModelException("This language model's graph does not say how large its cache is; export it "
                    + "again, or choose another model.");
        }
        return new int[]{1, shape[1], 0, shape[3]};
    }

    /**
     * Reads tokens.
     *
     * @param logits
     *            whether the logits after the last token are wanted
     */
    Step read(KvCache past, int[] ids, boolean logits, CancelToken cancel) throws ModelException {
        Map<String, Tensor> inputs = new LinkedHashMap<>(past.tensors());
        int length = past.length() + ids.length;
        long[] ones = new long[length];
        Arrays.fill(ones, 1);
        inputs.put(IDS, new Tensor.Longs(IntStream.of(ids).asLongStream().toArray(), 1, ids.length));
        inputs.put(MASK, new Tensor.Longs(ones, 1, length));
        if (session.inputs().containsKey(POSITIONS)) {
            inputs.put(POSITIONS, new Tensor.Longs(IntStream.range(past.length(), length).asLongStream().toArray(), 1,
                    ids.length));
        }
        TensorSpec rows = session.inputs().get(ROWS);
        if (rows != null) {
            inputs.put(ROWS, new Tensor.Longs(new long[]{1}, rows.shape().length == 0 ? new int[0] : new int[]{1}));
        }
        Map<String, Tensor> outputs = session.run(inputs, logits ? withLogits : feedback.keySet(), feedback.keySet(),
                cancel);
        Map<String, Tensor> presents = new LinkedHashMap<>();
        feedback.forEach((output, input) -> {
            Tensor present = outputs.get(output);
            if (present != null) {
                presents.put(input, present);
            }
        });
        return new Step(new KvCache(presents, length), logits ? last(outputs.get(LOGITS), presents) : null);
    }

    private static float[] last(@Nullable Tensor logits, Map<String, Tensor> presents) throws ModelException {
        if (logits instanceof Tensor.Floats floats && floats.shape().length == 3 && floats.values().length > 0) {
            float[] values = floats.values();
            int vocabulary = floats.shape()[2];
            return values.length == vocabulary
                    ? values
                    : Arrays.copyOfRange(values, values.length - vocabulary, values.length);
        }
        KvCache.free(presents.values());
        throw new ModelException("This language model's graph gives no logits; choose another model.");
    }

    /** What a run left behind. */
    record Step(KvCache cache, float @Nullable [] logits) {}
}
