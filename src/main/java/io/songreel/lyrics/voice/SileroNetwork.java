package io.songreel.lyrics.voice;

import io.songreel.job.CancelToken;
import io.songreel.lyrics.Pcm16k;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Tensor;
import java.util.Map;
import java.util.Set;

/**
 * Silero's recurrent network in one of its published forms, and what it remembers of the song so far. A frame is
 * {@value #CONTEXT} samples that were heard already and {@value #WINDOW} new ones.
 */
sealed interface SileroNetwork {
    int WINDOW = 512;
    int CONTEXT = 64;
    int FRAME = CONTEXT + WINDOW;
    /** Numbers in one of the two memories of the recurrent layer. */
    int MEMORY = 128;

    /**
     * Hears the next frames of the song.
     *
     * @param frames
     *            one after another, {@value #FRAME} samples each
     * @return of each, how probable a voice is, 0 to 1
     */
    float[] hear(ModelSession session, float[] frames, CancelToken cancel) throws ModelException;

    /** The form of a graph, with nothing heard yet. */
    static SileroNetwork of(ModelSession session, String model) throws ModelException {
        Set<String> inputs = session.inputs().keySet();
        Set<String> outputs = session.outputs().keySet();
        if (inputs.containsAll(Set.of("input", "h", "c")) && outputs.containsAll(Set.of("speech_probs", "hn", "cn"))) {
            return new Sequence(model);
        }
        if (inputs.containsAll(Set.of("input", "state")) && outputs.containsAll(Set.of("output", "stateN"))) {
            return new OneByOne(model);
        }
        throw layout(model);
    }

    private static float[] floats(Map<String, Tensor> outputs, String name, int values, String model)
            throws ModelException {
        if (outputs.get(name) instanceof Tensor.Floats floats && floats.values().length == values) {
            return floats.values();
        }
        throw layout(model);
    }

    private static ModelException layout(String model) {
        return new ModelException("The model " + model
                + " does not hear voices as expected. Remove it, or install it again from the catalogue.");
    }

    /** {@code input [n, 576], h, c [1, 1, 128] → speech_probs [n], hn, cn}: many frames in one run. */
    final class Sequence implements SileroNetwork {
        private final String model;
        private float[] hidden = new float[MEMORY];
        private float[] cell = new float[MEMORY];

        private Sequence(String model) {
            this.model = model;
        }

        @Override
        public float[] hear(ModelSession session, float[] frames, CancelToken cancel) throws ModelException {
            int count = frames.length / FRAME;
            Map<String, Tensor> heard = session.run(
                    Map.of("input", new Tensor.Floats(frames, count, FRAME), "h",
                            new Tensor.Floats(hidden, 1, 1, MEMORY), "c", new Tensor.Floats(cell, 1, 1, MEMORY)),
                    Set.of("speech_probs", "hn", "cn"), cancel);
            float[] probabilities = floats(heard, "speech_probs", count, model);
            hidden = floats(heard, "hn", MEMORY, model);
            cell = floats(heard, "cn", MEMORY, model);
            return probabilities;
        }
    }

    /** {@code input [1, 576], state [2, 1, 128], sr → output [1, 1], stateN}: a run for each frame. */
    final class OneByOne implements SileroNetwork {
        private static final String RATE_INPUT = "sr";

        private final String model;
        private float[] state = new float[2 * MEMORY];

        private OneByOne(String model) {
            this.model = model;
        }

        @Override
        public float[] hear(ModelSession session, float[] frames, CancelToken cancel) throws ModelException {
            boolean asksForTheRate = session.inputs().containsKey(RATE_INPUT);
            Tensor rate = new Tensor.Longs(new long[]{Pcm16k.RATE});
            float[] probabilities = new float[frames.length / FRAME];
            for (int i = 0; i < probabilities.length; i++) {
                float[] frame = new float[FRAME];
                System.arraycopy(frames, i * FRAME, frame, 0, FRAME);
                Tensor sound = new Tensor.Floats(frame, 1, FRAME);
                Tensor memory = new Tensor.Floats(state, 2, 1, MEMORY);
                Map<String, Tensor> heard = session.run(asksForTheRate
                        ? Map.of("input", sound, "state", memory, RATE_INPUT, rate)
                        : Map.of("input", sound, "state", memory), Set.of("output", "stateN"), cancel);
                probabilities[i] = floats(heard, "output", 1, model)[0];
                state = floats(heard, "stateN", 2 * MEMORY, model);
            }
            return probabilities;
        }
    }
}
