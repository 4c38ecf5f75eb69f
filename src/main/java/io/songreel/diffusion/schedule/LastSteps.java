package io.songreel.diffusion.schedule;

import io.songreel.diffusion.noise.NoiseStream;

/** What remains of a sampler's steps for a start in the middle. */
record LastSteps(Scheduler all, int first) implements Scheduler {
    /** All but the first ones, at least one. */
    static Scheduler of(Scheduler all, int first) {
        return first <= 0 ? all : new LastSteps(all, Math.min(first, all.steps() - 1));
    }

    @Override
    public int steps() {
        return all.steps() - first;
    }

    @Override
    public float timestep(int i) {
        return all.timestep(first + i);
    }

    @Override
    public float initNoiseSigma() {
        return all.initNoiseSigma();
    }

    @Override
    public float[] scaled(float[] sample, int i) {
        return all.scaled(sample, first + i);
    }

    @Override
    public float[] noised(float[] original, float[] noise, int i) {
        return all.noised(original, noise, first + i);
    }

    @Override
    public Stepped step(float[] output, int i, float[] sample, NoiseStream noise) {
        return all.step(output, first + i, sample, noise);
    }
}
