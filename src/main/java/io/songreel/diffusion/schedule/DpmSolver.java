package io.songreel.diffusion.schedule;

import io.songreel.diffusion.noise.NoiseStream;
import io.songreel.model.runtime.ModelException;
import org.jspecify.annotations.Nullable;

/**
 * DPM-Solver++ (Lu et al. 2022), multistep: a polynomial through the latest predictions of the clean sample; diffusers'
 * {@code DPMSolverMultistepScheduler} with {@code algorithm_type} dpmsolver++.
 */
final class DpmSolver implements Scheduler {
    private static final int FEW_STEPS = 15;

    private final DpmSettings settings;
    private final Prediction prediction;
    private final Clamp clamp;
    private final int[] timesteps;
    private final float[] sigmas;
    private final float[][] originals;
    private int known;

    private DpmSolver(DpmSettings settings, Prediction prediction, Clamp clamp, int[] timesteps, float[] sigmas) {
        this.settings = settings;
        this.prediction = prediction;
        this.clamp = clamp;
        this.timesteps = timesteps;
        this.sigmas = sigmas;
        this.originals = new float[settings.order()][];
    }

    static Scheduler lay(SchedulerConfig config, int steps) throws ModelException {
        DpmSettings settings = DpmSettings.of(config);
        Training training = Training.of(config, Training.Defaults.DDPM, true);
        float[] trained = training.sigmas();
        int train = training.timesteps();
        int last = train - settings.clipped(training);
        int offset = config.whole("steps_offset", 0, 0, train);
        double[] row = Spacing.of(config, Spacing.LINSPACE).timesteps(last, train, steps, 1, offset);
        for (int i = 0; i < row.length; i++) {
            row[i] = Math.rint(row[i]);
        }
        double[] levels = Sigmas.others(config, trained[0], trained[train - 1], steps);
        if (levels.length == 0) {
            levels = EulerSteps.levels(row, trained);
        } else {
            row = Sigmas.timesteps(levels, Sigmas.logs(trained));
        }
        int[] timesteps = new int[row.length];
        for (int i = 0; i < row.length; i++) {
            timesteps[i] = (int) (settings.roundsTimesteps() ? Math.rint(row[i]) : row[i]);
        }
        return new DpmSolver(settings, Prediction.of(config), Clamp.dynamicOnly(config), timesteps,
                Sigmas.withEnd(levels, Sigmas.end(config, trained)));
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
        Level level = Level.of(sigmas[i]);
        return Mix.of(level.alpha, original, level.sigma, noise);
    }

    @Override
    public Stepped step(float[] output, int i, float[] sample, NoiseStream noise) {
        if (i == 0) {
            known = 0;
        }
        Level from = Level.of(sigmas[i]);
        Level to = Level.of(sigmas[i + 1]);
        float[] original = prediction.original(output, sample, from.alpha, from.sigma);
        clamp.apply(original);
        System.arraycopy(originals, 0, originals, 1, originals.length - 1);
        originals[0] = original;
        int order = order(i);
        known = Math.min(known + 1, originals.length);
        return new Stepped(next(order, i, from, to, sample), original);
    }

    private int order(int i) {
        int left = timesteps.length - i;
        boolean lowerFinal = settings.lowerOrderFinal() && timesteps.length < FEW_STEPS;
        if (left == 1 && (settings.eulerAtFinal() || lowerFinal || settings.endsAtZero())) {
            return 1;
        }
        return Math.min(Math.min(originals.length, known + 1), left == 2 && lowerFinal ? 2 : 3);
    }

    private float[] next(int order, int i, Level from, Level to, float[] sample) {
        float h = to.lambda - from.lambda;
        float shrunk = (float) Math.exp(-h) - 1;
        float keep = to.sigma / from.sigma;
        float[] m0 = originals[0];
        float[] next = Mix.of(keep, sample, -(to.alpha * shrunk), m0);
        if (order == 1) {
            return next;
        }
        float r0 = (from.lambda - Level.of(sigmas[i - 1]).lambda) / h;
        float[] slope = difference(1 / r0, m0, originals[1]);
        float curve = to.alpha * (shrunk / h + 1);
        if (order == 2) {
            float half = settings.heun() ? curve : -0.5f * (to.alpha * shrunk);
            return Mix.plus(next, half, slope);
        }
        float h1 = Level.of(sigmas[i - 1]).lambda - Level.of(sigmas[i - 2]).lambda;
        float r1 = h1 / h;
        float[] bend = difference(1, slope, difference(1 / r1, originals[1], originals[2]));
        float[] first = Mix.plus(slope, r0 / (r0 + r1), bend);
        float third = to.alpha * ((shrunk + h) / (h * h) - 0.5f);
        return Mix.plus(Mix.plus(next, curve, first), -third / (r0 + r1), bend);
    }

    /** {@code scale · (x - y)}, fresh. */
    private static float[] difference(float scale, float[] x, float @Nullable [] y) {
        if (y == null) {
            throw new IllegalStateException("steps are taken in order");
        }
        float[] difference = new float[x.length];
        for (int k = 0; k < difference.length; k++) {
            difference[k] = scale * (x[k] - y[k]);
        }
        return difference;
    }

    /** A noise level in this solver's terms: a sample is {@code alpha · original + sigma · noise}. */
    private record Level(float alpha, float sigma, float lambda) {
        static Level of(float ratio) {
            float alpha = 1 / Mix.sqrt(ratio * ratio + 1);
            float sigma = ratio * alpha;
            return new Level(alpha, sigma, (float) Math.log(alpha) - (float) Math.log(sigma));
        }
    }
}
