package io.songreel.diffusion.schedule;

import io.songreel.diffusion.noise.NoiseStream;
import io.songreel.model.runtime.ModelException;

/**
 * Denoising diffusion implicit models (Song et al. 2020, equation 12) with η = 0, so without fresh noise; diffusers'
 * {@code DDIMScheduler}.
 */
final class Ddim implements Scheduler {
    private final Training training;
    private final Prediction prediction;
    private final Clamp clamp;
    private final int[] timesteps;
    private final int stride;
    private final float lastAlpha;

    private Ddim(Training training, Prediction prediction, Clamp clamp, int[] timesteps, int stride, float lastAlpha) {
        this.training = training;
        this.prediction = prediction;
        this.clamp = clamp;
        this.timesteps = timesteps;
        this.stride = stride;
        this.lastAlpha = lastAlpha;
    }

    static Scheduler lay(SchedulerConfig config, int steps) throws ModelException {
        Training training = Training.of(config, Training.Defaults.DDPM, false);
        int train = training.timesteps();
        int offset = config.whole("steps_offset", 0, 0, train);
        double[] row = Spacing.of(config, Spacing.LEADING).timesteps(train, steps, offset);
        int[] timesteps = new int[row.length];
        for (int i = 0; i < row.length; i++) {
            timesteps[i] = (int) Math.rint(row[i]);
        }
        if (timesteps[0] >= train) {
            throw new ModelException("This sampler has no room for so many steps. Ask for fewer.");
        }
        float last = config.flag("set_alpha_to_one", true) ? 1 : training.alphas()[0];
        return new Ddim(training, Prediction.of(config), Clamp.of(config, true), timesteps, train / steps, last);
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
        float alpha = training.alphas()[timesteps[i]];
        return Mix.of(Mix.sqrt(alpha), original, Mix.sqrt(1 - alpha), noise);
    }

    @Override
    public Stepped step(float[] output, int i, float[] sample, NoiseStream noise) {
        int t = timesteps[i];
        float alpha = Mix.sqrt(training.alphas()[t]);
        float sigma = Mix.sqrt(1 - training.alphas()[t]);
        float next = t >= stride ? training.alphas()[t - stride] : lastAlpha;
        float[] original = prediction.original(output, sample, alpha, sigma);
        float[] epsilon = switch (prediction) {
            case EPSILON -> output;
            case V_PREDICTION -> Mix.of(alpha, output, sigma, sample);
            case SAMPLE -> noiseOf(sample, original, alpha, sigma);
        };
        clamp.apply(original);
        return new Stepped(Mix.of(Mix.sqrt(next), original, Mix.sqrt(1 - next), epsilon), original);
    }

    private static float[] noiseOf(float[] sample, float[] original, float alpha, float sigma) {
        float[] noise = new float[sample.length];
        for (int k = 0; k < noise.length; k++) {
            noise[k] = (sample[k] - alpha * original[k]) / sigma;
        }
        return noise;
    }
}
