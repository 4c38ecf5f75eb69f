package io.songreel.diffusion.schedule;

import io.songreel.diffusion.noise.NoiseStream;

/**
 * One sampler with its steps laid out. Steps are asked for in order; a sampler may remember earlier ones. Single
 * precision wherever the reference computes in single precision. Not safe for many threads.
 */
public interface Scheduler {
    /** Model evaluations, which may be more than the steps asked for. */
    int steps();

    /** What the model is told at step {@code i}. */
    float timestep(int i);

    /** What standard normal noise is multiplied with to start at step 0. */
    default float initNoiseSigma() {
        return 1;
    }

    /** The model's input at step {@code i}; {@code sample} itself where nothing changes. */
    default float[] scaled(float[] sample, int i) {
        return sample;
    }

    /** {@code original} as it would be on the way, just before step {@code i}. */
    float[] noised(float[] original, float[] noise, int i);

    /**
     * Takes step {@code i}.
     *
     * @param output
     *            the model's, after guidance
     * @param noise
     *            drawn from only where the sampler adds noise, one sample's worth in order
     */
    Stepped step(float[] output, int i, float[] sample, NoiseStream noise);

    /**
     * After a step.
     *
     * @param sample
     *            for the next step
     * @param original
     *            where the image is heading: the prediction of the clean latents
     */
    record Stepped(float[] sample, float[] original) {}
}
