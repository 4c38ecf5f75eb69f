package io.songreel.diffusion.pipeline;

import io.songreel.job.CancelToken;
import io.songreel.model.runtime.DeviceMemoryException;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Tensor;
import io.songreel.model.runtime.TensorSpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open UNet with what it is told besides the latents: predicts with and without the prompt, in one batch of two where
 * the export and the memory allow it. Contract: optimum's {@code UNetOnnxConfig}; types and ranks are the session's.
 */
final class Unet {
    private static final String SAMPLE = "sample";
    private static final String TIMESTEP = "timestep";
    private static final String STATES = "encoder_hidden_states";
    private final ModelSession session;
    private final String output;
    private final Prompted[] rows;
    private final Map<String, Tensor> together;
    private boolean oneByOne;

    /** What one row of a batch is told. */
    record Prompted(Conditioning text, float[] timeIds, float[] guidanceEmbedding) {}

    /**
     * @param rows
     *            one without guidance; with it two, the one without the prompt first
     */
    Unet(ModelSession session, Prompted... rows) throws ModelException {
        this.session = session;
        this.rows = rows;
        output = session.outputs().keySet().iterator().next();
        together = fixed(rows);
        TensorSpec sample = input(SAMPLE);
        TensorSpec states = input(STATES);
        input(TIMESTEP);
        for (String name : session.inputs().keySet()) {
            if (!together.containsKey(name) && !name.equals(SAMPLE) && !name.equals(TIMESTEP)) {
                throw new ModelException("This model's UNet asks for " + name + ", which no known family has. Use "
                        + "another export of the model.");
            }
        }
        oneByOne = rows.length > 1 && sample.shape().length > 0 && sample.shape()[0] == 1;
        int tokens = states.shape().length == 3 ? states.shape()[1] : TensorSpec.FREE;
        if (tokens != TensorSpec.FREE && tokens != rows[0].text.tokens()) {
            throw new ModelException("This model takes prompts of up to 75 tokens only. Shorten the prompt.");
        }
    }

    /**
     * The predictions for all rows, one after the other.
     *
     * @param planes
     *            the latents, scaled, with what an inpainting UNet sees besides
     */
    float[] predict(Planes planes, float timestep, CancelToken cancel) throws ModelException {
        if (!oneByOne) {
            try {
                return run(planes, timestep, together, rows.length, cancel);
            } catch (DeviceMemoryException tight) {
                if (rows.length == 1) {
                    throw tight;
                }
                oneByOne = true;
            }
        }
        float[] first = run(planes, timestep, fixed(rows[0]), 1, cancel);
        float[] second = run(planes, timestep, fixed(rows[1]), 1, cancel);
        return join(first, second);
    }

    private float[] run(Planes planes, float timestep, Map<String, Tensor> told, int batch, CancelToken cancel)
            throws ModelException {
        Map<String, Tensor> inputs = new HashMap<>(told);
        float[] sample = batch == 1 ? planes.values() : join(planes.values(), planes.values());
        inputs.put(SAMPLE, new Tensor.Floats(sample, batch, planes.channels(), planes.height(), planes.width()));
        inputs.put(TIMESTEP, timestep(input(TIMESTEP), timestep));
        Tensor predicted = session.run(inputs, Set.of(output), cancel).get(output);
        if (predicted instanceof Tensor.Floats floats && floats.values().length % batch == 0) {
            return floats.values();
        }
        throw new ModelException("This model's UNet gives no prediction. Use another export of the model.");
    }

    private static Tensor timestep(TensorSpec spec, float timestep) {
        int[] shape = spec.shape().clone();
        for (int i = 0; i < shape.length; i++) {
            shape[i] = shape[i] == TensorSpec.FREE ? 1 : shape[i];
        }
        int size = Tensor.size(shape);
        if (spec.type().floating()) {
            float[] values = new float[size];
            Arrays.fill(values, timestep);
            return new Tensor.Floats(values, shape);
        }
        long[] values = new long[size];
        Arrays.fill(values, (long) timestep);
        return new Tensor.Longs(values, shape);
    }

    private Map<String, Tensor> fixed(Prompted... batch) {
        Map<String, Tensor> inputs = new HashMap<>();
        Conditioning text = batch[0].text;
        float[][] states = new float[batch.length][];
        float[][] pooled = new float[batch.length][];
        float[][] times = new float[batch.length][];
        float[][] guidance = new float[batch.length][];
        for (int i = 0; i < batch.length; i++) {
            states[i] = batch[i].text.states();
            pooled[i] = batch[i].text.pooled();
            times[i] = batch[i].timeIds;
            guidance[i] = batch[i].guidanceEmbedding;
        }
        inputs.put(STATES, new Tensor.Floats(join(states), batch.length, text.tokens(), text.width()));
        put(inputs, "text_embeds", pooled);
        put(inputs, "time_ids", times);
        put(inputs, "timestep_cond", guidance);
        return inputs;
    }

    private static void put(Map<String, Tensor> inputs, String name, float[]... rows) {
        if (rows[0].length > 0) {
            inputs.put(name, new Tensor.Floats(join(rows), rows.length, rows[0].length));
        }
    }

    private TensorSpec input(String name) throws ModelException {
        @Nullable
        TensorSpec spec = session.inputs().get(name);
        if (spec == null) {
            throw new ModelException("This model's UNet takes no " + name + ". Use another export of the model.");
        }
        return spec;
    }

    static float[] join(float[]... rows) {
        int size = rows[0].length;
        float[] joined = new float[rows.length * size];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, joined, i * size, size);
        }
        return joined;
    }
}
