package io.songreel.diffusion.pipeline;

/**
 * What text encoders make of a prompt.
 *
 * @param states
 *            {@code tokens × width}
 * @param pooled
 *            of the whole text, for SDXL; else empty
 */
record Conditioning(float[] states, int tokens, int width, float[] pooled) {
    /** As SDXL was trained to be without a text. */
    Conditioning zero() {
        return new Conditioning(new float[states.length], tokens, width, new float[pooled.length]);
    }

    /** The states of two encoders, token by token side by side. */
    Conditioning beside(Conditioning other) {
        int both = width + other.width;
        float[] joined = new float[tokens * both];
        for (int token = 0; token < tokens; token++) {
            System.arraycopy(states, token * width, joined, token * both, width);
            System.arraycopy(other.states, token * other.width, joined, token * both + width, other.width);
        }
        return new Conditioning(joined, tokens, both, other.pooled);
    }
}
