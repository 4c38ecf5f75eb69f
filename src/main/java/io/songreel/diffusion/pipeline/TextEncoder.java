package io.songreel.diffusion.pipeline;

import io.songreel.diffusion.prompt.ClipTokenizer;
import io.songreel.diffusion.prompt.PromptChunks;
import io.songreel.diffusion.prompt.PromptTooLong;
import io.songreel.diffusion.prompt.WeightedEmbeddings;
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
        List<PromptChunks> prompts = chunks(texts);
        int most = prompts.stream().mapToInt(PromptChunks::count).max().orElse(1);
        try (ModelSession session = pass.open(graph)) {
            List<Conditioning> told = new ArrayList<>();
            for (PromptChunks prompt : prompts) {
                told.add(encode(prompt.paddedTo(most), session, cancel));
            }
            return told;
        }
    }

    private List<PromptChunks> chunks(List<String> texts) throws ModelException {
        try {
            return texts.stream().map(text -> PromptChunks.of(tokenizer, text)).toList();
        } catch (PromptTooLong e) {
            throw new ModelException(String.valueOf(e.getMessage()), e);
        }
    }

    private Conditioning encode(PromptChunks prompt, ModelSession session, CancelToken cancel) throws ModelException {
        List<float[]> encoded = new ArrayList<>();
        float[] whole = new float[0];
        int width = 0;
        for (PromptChunks.Chunk chunk : prompt.chunks()) {
            Map<String, Tensor> made = session.run(inputs(chunk, session), wanted(), cancel);
            float[] hidden = output(made, states).values();
            width = hidden.length / PromptChunks.LENGTH;
            encoded.add(WeightedEmbeddings.apply(hidden, chunk.weights(), PromptChunks.LENGTH, width));
            if (encoded.size() == 1 && !pooled.isEmpty()) {
                whole = output(made, pooled).values();
            }
        }
        return new Conditioning(Unet.join(encoded.toArray(float[][]::new)), encoded.size() * PromptChunks.LENGTH, width,
                whole);
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
        inputs.put("input_ids", new Tensor.Longs(chunk.ids(), 1, PromptChunks.LENGTH));
        if (session.inputs().containsKey("attention_mask")) {
            long[] all = new long[PromptChunks.LENGTH];
            Arrays.fill(all, 1);
            inputs.put("attention_mask", new Tensor.Longs(all, 1, PromptChunks.LENGTH));
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
