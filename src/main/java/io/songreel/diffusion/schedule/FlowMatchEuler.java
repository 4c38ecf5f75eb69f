package io.songreel.diffusion.schedule;

import io.songreel.diffusion.noise.NoiseStream;
import io.songreel.model.runtime.ModelException;

/**
 * Euler's method along a rectified flow, where a sample is {@code (1-σ) · original + σ · noise} and the model tells the
 * velocity; diffusers' {@code FlowMatchEulerDiscreteScheduler}.
 */
final class FlowMatchEuler implements Scheduler {
    private final float[] timesteps;
    private final float[] sigmas;
    private final boolean stochastic;

    private FlowMatchEuler(float[] timesteps, float[] sigmas, boolean stochastic) {
        this.timesteps = timesteps;
        this.sigmas = sigmas;
        this.stochastic = stochastic;
    }

    /** From the most to the least noise of training, as the scheduler alone does. */
    static Scheduler lay(SchedulerConfig config, int steps) throws ModelException {
        config.mustBeOff("use_dynamic_shifting");
        int train = config.whole("num_train_timesteps", 1000, 1, Integer.MAX_VALUE);
        double shift = config.number("shift", 1);
        // The ends are shifted in single precision when the scheduler is made, and once more with all the others.
        double max = shifted(1, (float) shift);
        double min = shifted(1f / train, (float) shift);
        double[] levels = Numpy.linspace(max * train, min * train, steps);
        for (int i = 0; i < steps; i++) {
            double level = levels[i] / train;
            levels[i] = shift * level / (1 + (shift - 1) * level);
        }
        return lay(config, levels, train);
    }

    /** From all noise to {@code 1/steps} of it, shifted by the number of tokens, as pipelines do. */
    static Scheduler lay(SchedulerConfig config, int steps, int tokens) throws ModelException {
        int train = config.whole("num_train_timesteps", 1000, 1, Integer.MAX_VALUE);
        double weight = weight(config, tokens);
        double[] levels = Numpy.linspace(1, 1.0 / steps, steps);
        for (int i = 0; i < steps; i++) {
            levels[i] = weight / (weight + (1 / levels[i] - 1));
        }
        return lay(config, levels, train);
    }

    /** What noise weighs against signal after the shift; 1: no shift. */
    private static double weight(SchedulerConfig config, int tokens) throws ModelException {
        if (!config.flag("use_dynamic_shifting", false)) {
            return config.number("shift", 1);
        }
        double least = config.number("base_image_seq_len", 256);
        double base = config.number("base_shift", 0.5);
        double slope = (config.number("max_shift", 1.15) - base) / (config.number("max_image_seq_len", 4096) - least);
        double mu = base + slope * (tokens - least);
        boolean linear = config.word("time_shift_type", "exponential", "exponential", "linear").equals("linear");
        return linear ? mu : Math.exp(mu);
    }

    private static Scheduler lay(SchedulerConfig config, double[] levels, int train) throws ModelException {
        int n = levels.length;
        double terminal = config.number("shift_terminal", 0);
        if (terminal != 0) {
            double scale = (1 - levels[n - 1]) / (1 - terminal);
            for (int i = 0; i < n; i++) {
                levels[i] = 1 - (1 - levels[i]) / scale;
            }
        }
        double[] others = Sigmas.others(config, levels[n - 1], levels[0], n);
        boolean inverted = config.flag("invert_sigmas", false);
        float[] sigmas = Sigmas.withEnd(others.length > 0 ? others : levels, 0);
        float[] timesteps = new float[n];
        for (int i = 0; i <= n; i++) {
            sigmas[i] = inverted ? 1 - sigmas[i] : sigmas[i];
            if (i < n) {
                timesteps[i] = sigmas[i] * train;
            }
        }
        return new FlowMatchEuler(timesteps, sigmas, config.flag("stochastic_sampling", false));
    }

    private static float shifted(float level, float shift) {
        return shift * level / (1 + (shift - 1) * level);
    }

    @Override
    public int steps() {
        return timesteps.length;
    }

    @Override
    public float timestep(int i) {
        return timesteps[i];
    }

    @Override
    public float[] noised(float[] original, float[] noise, int i) {
        return Mix.of(sigmas[i], noise, 1 - sigmas[i], original);
    }

    @Override
    public Stepped step(float[] output, int i, float[] sample, NoiseStream noise) {
        float[] original = Mix.plus(sample, -sigmas[i], output);
        float next = sigmas[i + 1];
        float[] to = stochastic
                ? Mix.of(1 - next, original, next, noise.next(sample.length))
                : Mix.plus(sample, next - sigmas[i], output);
        return new Stepped(to, original);
    }
}
