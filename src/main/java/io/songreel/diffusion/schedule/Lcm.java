package io.songreel.diffusion.schedule;

import io.songreel.diffusion.noise.NoiseStream;
import io.songreel.model.runtime.ModelException;
import java.util.Locale;

/**
 * Latent consistency models (Luo et al. 2023): each step jumps to the clean sample, and all but the last go back up
 * with fresh noise; diffusers' {@code LCMScheduler}.
 */
final class Lcm implements Scheduler {
    private static final float SIGMA_DATA = 0.5f;

    private final float[] alphas;
    private final Prediction prediction;
    private final Clamp clamp;
    private final int[] timesteps;
    private final float scaling;

    private Lcm(float[] alphas, Prediction prediction, Clamp clamp, int[] timesteps, float scaling) {
        this.alphas = alphas;
        this.prediction = prediction;
        this.clamp = clamp;
        this.timesteps = timesteps;
        this.scaling = scaling;
    }

    /**
     * @param strength
     *            shortens the way that the model was distilled on; all of the steps are then laid over what remains
     */
    static Scheduler lay(SchedulerConfig config, int steps, double strength) throws ModelException {
        float[] alphas = Training.of(config, Training.Defaults.STABLE_DIFFUSION, false).alphas();
        int distilled = config.whole("original_inference_steps", 50, 1, alphas.length);
        return new Lcm(alphas, Prediction.of(config), Clamp.of(config, false),
                timesteps(alphas.length / distilled, (int) (distilled * strength), steps),
                (float) config.number("timestep_scaling", 10));
    }

    /** {@code steps} of the timesteps {@code k·1-1 … k·room-1}, evenly, from the noisiest down. */
    private static int[] timesteps(int k, int room, int steps) throws ModelException {
        if (steps > room) {
            throw new ModelException(String.format(Locale.ROOT,
                    "This sampler has room for %d steps here, not %d. Ask for fewer steps or more strength.", room,
                    steps));
        }
        double stride = (double) room / steps;
        int[] timesteps = new int[steps];
        for (int i = 0; i < steps; i++) {
            timesteps[i] = (room - (int) Math.floor(i * stride)) * k - 1;
        }
        return timesteps;
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
        float alpha = alphas[timesteps[i]];
        return Mix.of(Mix.sqrt(alpha), original, Mix.sqrt(1 - alpha), noise);
    }

    @Override
    public Stepped step(float[] output, int i, float[] sample, NoiseStream noise) {
        float alpha = alphas[timesteps[i]];
        float[] original = prediction.original(output, sample, Mix.sqrt(alpha), Mix.sqrt(1 - alpha));
        clamp.apply(original);
        // The boundary condition of consistency models: at timestep 0 the sample itself.
        float time = timesteps[i] * scaling;
        float variance = time * time + SIGMA_DATA * SIGMA_DATA;
        float[] denoised = Mix.of(time / Mix.sqrt(variance), original, SIGMA_DATA * SIGMA_DATA / variance, sample);
        if (i == timesteps.length - 1) {
            return new Stepped(denoised, denoised);
        }
        return new Stepped(noised(denoised, noise.next(sample.length), i + 1), denoised);
    }
}
