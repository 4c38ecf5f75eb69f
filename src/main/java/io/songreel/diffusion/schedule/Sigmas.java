package io.songreel.diffusion.schedule;

import io.songreel.model.runtime.ModelException;

/** Noise levels by other rules than the training timesteps, and the way back from a level to its timestep. */
final class Sigmas {
    private static final double RHO = 7;
    private static final double LEAST = 1e-10;

    private Sigmas() {
    }

    /** Levels after Karras et al. (2022), equation 5. */
    static double[] karras(double min, double max, int n) {
        double from = Math.pow(max, 1 / RHO);
        double to = Math.pow(min, 1 / RHO);
        double[] ramp = Numpy.linspace(0, 1, n);
        for (int i = 0; i < n; i++) {
            ramp[i] = Math.pow(from + ramp[i] * (to - from), RHO);
        }
        return ramp;
    }

    /** Levels evenly spaced in their logarithm. */
    static double[] exponential(double min, double max, int n) {
        double[] row = Numpy.linspace(Math.log(max), Math.log(min), n);
        for (int i = 0; i < n; i++) {
            row[i] = Math.exp(row[i]);
        }
        return row;
    }

    /**
     * The levels that the configuration asks for instead of {@code own}, of which there are as many; none when it asks
     * for no others.
     */
    static double[] others(SchedulerConfig config, double ownMin, double ownMax, int n) throws ModelException {
        config.mustBeOff("use_beta_sigmas");
        boolean karras = config.flag("use_karras_sigmas", false);
        boolean exponential = config.flag("use_exponential_sigmas", false);
        if (karras && exponential) {
            throw config.unsupported("use_exponential_sigmas");
        }
        double min = config.number("sigma_min", ownMin);
        double max = config.number("sigma_max", ownMax);
        if (karras) {
            return karras(min, max, n);
        }
        return exponential ? exponential(min, max, n) : new double[0];
    }

    static float[] logs(float[] sigmas) {
        float[] logs = new float[sigmas.length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = (float) Math.log(sigmas[i]);
        }
        return logs;
    }

    /** The timestep, with a fraction, that has a level; {@code logs} rise with the timestep. */
    static double timestep(double sigma, float[] logs) {
        double log = Math.log(Math.max(sigma, LEAST));
        int low = 0;
        while (low < logs.length - 2 && logs[low + 1] <= log) {
            low++;
        }
        float span = logs[low] - logs[low + 1];
        double share = Math.clamp((logs[low] - log) / span, 0, 1);
        return (1 - share) * low + share * (low + 1);
    }

    static double[] timesteps(double[] sigmas, float[] logs) {
        double[] row = new double[sigmas.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = timestep(sigmas[i], logs);
        }
        return row;
    }

    /** In single precision, with the level that the last step ends at. */
    static float[] withEnd(double[] sigmas, float end) {
        float[] row = new float[sigmas.length + 1];
        for (int i = 0; i < sigmas.length; i++) {
            row[i] = (float) sigmas[i];
        }
        row[sigmas.length] = end;
        return row;
    }

    /** Where the last step ends: at no noise, or at the least that training knew. */
    static float end(SchedulerConfig config, float[] trained) throws ModelException {
        return config.word("final_sigmas_type", "zero", "zero", "sigma_min").equals("zero") ? 0 : trained[0];
    }
}
