package io.songreel.diffusion.pipeline;

import io.songreel.diffusion.prompt.ClipTokenizer;
import io.songreel.diffusion.prompt.PromptChunks;
import io.songreel.job.CancelToken;
import io.songreel.model.gate.ModelGraph;
import io.songreel.model.gate.Pass;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A CLIP text encoder with its tokenizer. A text longer than the encoder's window goes through in chunks whose states are
 * put one after the other; a word's weight multiplies its states.
 *
 * @param states
 *            the output that the UNet was trained on
 * @param pooled
 *            the output that stands for the whole text; empty where none is asked for
 */
record TextEncoder(ClipTokenizer tokenizer, ModelGraph graph, String states, String pooled) {
    static TextEncoder read(ModelFolder folder, String tokenizer, ModelGraph graph, String states, String pooled)
            throws ModelException {
        return new TextEncoder(folder.tokenizer(tokenizer), graph, states, pooled);
    }

    /** One conditioning a text, all of the same number of chunks. */
    List<Conditioning> encode(List<String> texts, Pass pass, CancelToken cancel) throws IOException {
        List<PromptChunks> prompts = new ArrayList<>();
        int chunks = 1;
        for (String text : texts) {
            prompts.add(PromptChunks.of(text, tokenizer));
            chunks = Math.max(chunks, prompts.getLast().size());
        }
        try (ModelSession session = pass.open(graph)) {
            List<Conditioning> told = new ArrayList<>();
            for (PromptChunks prompt : prompts) {
                told.add(encode(prompt.padded(chunks), session, cancel));
            }
            return told;
        }
    }

    private Conditioning encode(PromptChunks prompt, ModelSession session, CancelToken cancel) throws ModelException {
        List<float[]> encoded = new ArrayList<>();
        float[] whole = new float[0];
        int width = 0;
        for (PromptChunks.Chunk chunk : prompt.chunks()) {
            Map<String, Tensor> made = session.run(inputs(chunk, session), wanted(), cancel);
            Tensor.Floats hidden = output(made, states);
            width = hidden.shape()[hidden.shape().length - 1];
            encoded.add(hidden.values());
            if (encoded.size() == 1 && !pooled.isEmpty()) {
                whole = output(made, pooled).values();
            }
        }
        return new Conditioning(Unet.join(encoded.toArray(float[][]::new)),
                encoded.size() * prompt.chunks().getFirst().ids().length, width, whole);
    }

    private Set<String> wanted() {
        Set<String> wanted = new LinkedHashSet<>(List.of(states));
        if (!pooled.isEmpty()) {
            wanted.add(pooled);
        }
        return wanted;
    }

    private static Map<String, Tensor> inputs(PromptChunks.Chunk chunk, ModelSession session) {
        Map<String, Tensor> inputs = new HashMap<>();
        long[] ids = Arrays.stream(chunk.ids()).asLongStream().toArray();
        inputs.put("input_ids", new Tensor.Longs(ids, 1, ids.length));
        if (session.inputs().containsKey("attention_mask")) {
            long[] all = new long[ids.length];
            Arrays.fill(all, 1);
            inputs.put("attention_mask", new Tensor.Longs(all, 1, ids.length));
        }
        return inputs;
    }

    private static Tensor.Floats output(Map<String, Tensor> made, String name) throws ModelException {
        if (made.get(name) instanceof Tensor.Floats floats) {
            return floats;
        }
        throw new ModelException("This model's text encoder was exported without " + name
                + ", which the model needs. Use another export of it.");
    }
}
