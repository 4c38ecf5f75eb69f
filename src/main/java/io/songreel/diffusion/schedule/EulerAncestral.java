package io.songreel.diffusion.schedule;

import io.songreel.diffusion.noise.NoiseStream;
import io.songreel.model.runtime.ModelException;

/**
 * Euler's method that goes further down than wanted and comes back up with fresh noise; diffusers'
 * {@code EulerAncestralDiscreteScheduler}.
 */
final class EulerAncestral extends EulerSteps {
    private EulerAncestral(Prediction prediction, Spacing spacing, float[] timesteps, float[] sigmas) {
        super(prediction, spacing, timesteps, sigmas);
    }

    static Scheduler lay(SchedulerConfig config, int steps) throws ModelException {
        Training training = Training.of(config, Training.Defaults.DDPM, true);
        Prediction prediction = Prediction.of(config);
        if (prediction == Prediction.SAMPLE) {
            throw config.unsupported("prediction_type");
        }
        Spacing spacing = Spacing.of(config, Spacing.LINSPACE);
        double[] timesteps = timesteps(config, spacing, training, steps);
        float[] sigmas = Sigmas.withEnd(levels(timesteps, training.sigmas()), 0);
        return new EulerAncestral(prediction, spacing, Numpy.floats(timesteps), sigmas);
    }

    @Override
    public Stepped step(float[] output, int i, float[] sample, NoiseStream noise) {
        float from = sigma(i);
        float to = sigma(i + 1);
        float up = Mix.sqrt(to * to * (from * from - to * to) / (from * from));
        // From far above, up rounds to a little more than to; the reference then goes on with NaN.
        float down = Mix.sqrt(Math.max(to * to - up * up, 0));
        float[] original = prediction().original(output, sample, from);
        float[] next = towards(sample, original, from, down);
        // Drawn at the last step too, where it counts nothing: the stream stays where the reference's is.
        float[] fresh = noise.next(sample.length);
        for (int k = 0; k < next.length; k++) {
            next[k] += fresh[k] * up;
        }
        return new Stepped(next, original);
    }
}
