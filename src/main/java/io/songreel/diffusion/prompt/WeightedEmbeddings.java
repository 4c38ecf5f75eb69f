package io.songreel.diffusion.prompt;

/** Weights on what a text encoder makes of a chunk. */
public final class WeightedEmbeddings {
    private WeightedEmbeddings() {
    }

    /**
     * Multiplies each token's state by its weight, then all of them so that their mean is what it was: a strong word
     * must not make the whole prompt loud.
     *
     * @param states
     *            {@code tokens × width}, of one chunk; not changed
     * @return {@code states} itself where every weight is 1, else a fresh array
     */
    public static float[] apply(float[] states, float[] weights, int tokens, int width) {
        if (states.length != tokens * width || weights.length != tokens) {
            throw new IllegalArgumentException("states are tokens × width, weights one for each token");
        }
        float[] weighted = new float[states.length];
        boolean plain = true;
        double before = 0;
        double after = 0;
        for (int token = 0; token < tokens; token++) {
            float weight = weights[token];
            plain &= weight == 1;
            for (int k = token * width; k < (token + 1) * width; k++) {
                weighted[k] = states[k] * weight;
                before += states[k];
                after += weighted[k];
            }
        }
        if (plain) {
            return states;
        }
        float ratio = (float) (before / after);
        if (after != 0 && Float.isFinite(ratio)) {
            for (int k = 0; k < weighted.length; k++) {
                weighted[k] *= ratio;
            }
        }
        return weighted;
    }
}
