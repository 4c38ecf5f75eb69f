package io.songreel.diffusion.schedule;

import io.songreel.diffusion.noise.NoiseStream;
import io.songreel.model.runtime.ModelException;

/**
 * Euler's method along the noise level, after Karras et al. (2022), algorithm 2 without churn; diffusers'
 * {@code EulerDiscreteScheduler}. Also what {@link EulerAncestral} has in common with it.
 */
class EulerSteps implements Scheduler {
    private final Prediction prediction;
    private final float[] timesteps;
    private final float[] sigmas;
    private final boolean startsAtSigma;

    /**
     * @param sigmas
     *            one more than timesteps: where the last step ends
     */
    EulerSteps(Prediction prediction, Spacing spacing, float[] timesteps, float[] sigmas) {
        this.prediction = prediction;
        this.timesteps = timesteps;
        this.sigmas = sigmas;
        this.startsAtSigma = spacing != Spacing.LEADING;
    }

    static Scheduler lay(SchedulerConfig config, int steps) throws ModelException {
        config.word("interpolation_type", "linear", "linear");
        Training training = Training.of(config, Training.Defaults.DDPM, true);
        Prediction prediction = Prediction.of(config);
        Spacing spacing = Spacing.of(config, Spacing.LINSPACE);
        float[] trained = training.sigmas();
        double[] timesteps = timesteps(config, spacing, training, steps);
        double[] sigmas = levels(timesteps, trained);
        double[] others = Sigmas.others(config, sigmas[sigmas.length - 1], sigmas[0], sigmas.length);
        if (others.length > 0) {
            sigmas = others;
            timesteps = Sigmas.timesteps(sigmas, Sigmas.logs(trained));
        }
        float[] all = Sigmas.withEnd(sigmas, Sigmas.end(config, trained));
        boolean continuous = config.word("timestep_type", "discrete", "discrete", "continuous").equals("continuous");
        if (continuous && prediction == Prediction.V_PREDICTION) {
            for (int i = 0; i < timesteps.length; i++) {
                timesteps[i] = 0.25f * (float) Math.log(all[i]);
            }
        }
        return new EulerSteps(prediction, spacing, Numpy.floats(timesteps), all);
    }

    /** In single precision, as numpy is told to make them. */
    static double[] timesteps(SchedulerConfig config, Spacing spacing, Training training, int steps)
            throws ModelException {
        int offset = config.whole("steps_offset", 0, 0, training.timesteps());
        double[] row = spacing.timesteps(training.timesteps(), steps, offset);
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) row[i];
        }
        return row;
    }

    static double[] levels(double[] timesteps, float[] trained) {
        double[] sigmas = new double[timesteps.length];
        for (int i = 0; i < sigmas.length; i++) {
            sigmas[i] = Numpy.interp(timesteps[i], trained);
        }
        return sigmas;
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
    public float initNoiseSigma() {
        float max = 0;
        for (float sigma : sigmas) {
            max = Math.max(max, sigma);
        }
        return startsAtSigma ? max : Mix.sqrt(max * max + 1);
    }

    @Override
    public float[] scaled(float[] sample, int i) {
        float scale = Mix.sqrt(sigmas[i] * sigmas[i] + 1);
        float[] scaled = new float[sample.length];
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] = sample[k] / scale;
        }
        return scaled;
    }

    @Override
    public float[] noised(float[] original, float[] noise, int i) {
        return Mix.plus(original, sigmas[i], noise);
    }

    @Override
    public Stepped step(float[] output, int i, float[] sample, NoiseStream noise) {
        float sigma = sigmas[i];
        float[] original = prediction.original(output, sample, sigma);
        return new Stepped(towards(sample, original, sigma, sigmas[i + 1]), original);
    }

    final float sigma(int i) {
        return sigmas[i];
    }

    final Prediction prediction() {
        return prediction;
    }

    /** One straight step along the way from {@code sample} to {@code original}. */
    static float[] towards(float[] sample, float[] original, float sigma, float next) {
        float dt = next - sigma;
        float[] to = new float[sample.length];
        for (int k = 0; k < to.length; k++) {
            to[k] = sample[k] + (sample[k] - original[k]) / sigma * dt;
        }
        return to;
    }
}
