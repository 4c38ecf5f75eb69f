package io.songreel.diffusion.schedule;

import io.songreel.model.runtime.ModelException;

/**
 * What only DPM-Solver++ asks of its configuration.
 *
 * @param lambdaMin
 *            no timestep with less log(signal/noise) is visited
 * @param roundsTimesteps
 *            whether timesteps that were found from noise levels are rounded, not cut
 */
record DpmSettings(int order, boolean heun, boolean lowerOrderFinal, boolean eulerAtFinal, boolean endsAtZero,
        float lambdaMin, boolean roundsTimesteps) {
    static DpmSettings of(SchedulerConfig config) throws ModelException {
        // "deis" and the solvers of other samplers become this one's, as diffusers has it.
        config.word("algorithm_type", "dpmsolver++", "dpmsolver++", "deis");
        String solver = config.word("solver_type", "midpoint", "midpoint", "heun", "logrho", "bh1", "bh2");
        config.mustBeOff("use_lu_lambdas", "use_flow_sigmas", "use_dynamic_shifting");
        if (config.keys().containsKey("variance_type")) {
            throw config.unsupported("variance_type");
        }
        boolean cosine = "squaredcos_cap_v2".equals(config.keys().get("beta_schedule"));
        boolean karras = config.flag("use_karras_sigmas", false);
        boolean exponential = config.flag("use_exponential_sigmas", false);
        return new DpmSettings(config.whole("solver_order", 2, 1, 3), solver.equals("heun"),
                config.flag("lower_order_final", true), config.flag("euler_at_final", false),
                config.word("final_sigmas_type", "zero", "zero", "sigma_min").equals("zero"),
                (float) config.number("lambda_min_clipped", Double.NEGATIVE_INFINITY),
                !exponential && !(karras && cosine));
    }

    /** How many of the noisiest timesteps are left out. */
    int clipped(Training training) throws ModelException {
        float[] alphas = training.alphas();
        int clipped = 0;
        for (int t = alphas.length - 1; t >= 0 && lambda(alphas[t]) < lambdaMin; t--) {
            clipped++;
        }
        if (clipped == alphas.length) {
            throw new ModelException("The model's scheduler_config.json leaves no timestep: lambda_min_clipped = "
                    + lambdaMin + ". Choose another sampler or another model.");
        }
        return clipped;
    }

    private static float lambda(float alpha) {
        return (float) Math.log(Mix.sqrt(alpha)) - (float) Math.log(Mix.sqrt(1 - alpha));
    }
}
