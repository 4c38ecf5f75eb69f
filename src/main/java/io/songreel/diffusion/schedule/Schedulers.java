package io.songreel.diffusion.schedule;

import io.songreel.diffusion.SchedulerKind;
import io.songreel.model.runtime.ModelException;
import java.util.Locale;

/** Lays out a sampler's steps. */
public final class Schedulers {
    private static final int MOST_STEPS = 1000;

    private Schedulers() {
    }

    /**
     * From noise to an image. Where {@code kind} is not the sampler that the configuration was written for, the keys
     * that both know keep their values.
     *
     * @throws ModelException
     *             the configuration asks for something that the sampler does not have here, or for too many steps
     */
    public static Scheduler lay(SchedulerKind kind, SchedulerConfig config, int steps) throws ModelException {
        return lay(kind, config, steps, 1);
    }

    /**
     * From an image that is noised first. Of the steps the last {@code strength} remain, at least one, and are counted
     * from 0; LCM with a model that was distilled for it lays all of its steps over the last {@code strength} of the way.
     *
     * @param strength
     *            above 0 to 1
     */
    public static Scheduler lay(SchedulerKind kind, SchedulerConfig config, int steps, double strength)
            throws ModelException {
        if (!(strength > 0 && strength <= 1)) {
            throw new IllegalArgumentException("strength is above 0 and at most 1");
        }
        int most = config.whole("num_train_timesteps", MOST_STEPS, 1, Integer.MAX_VALUE);
        if (steps < 1 || steps > Math.min(most, MOST_STEPS)) {
            throw new ModelException(String.format(Locale.ROOT, "A sampler takes 1 to %d steps, not %d.",
                    Math.min(most, MOST_STEPS), steps));
        }
        return switch (kind) {
            case EULER -> last(EulerSteps.lay(config, steps), strength);
            case EULER_ANCESTRAL -> last(EulerAncestral.lay(config, steps), strength);
            case DDIM -> last(Ddim.lay(config, steps), strength);
            case DPMPP_2M -> last(DpmSolver.lay(config, steps), strength);
            case DPMPP_2M_KARRAS -> last(DpmSolver.lay(config.with("use_karras_sigmas", true), steps), strength);
            case LCM -> distilled(config)
                    ? Lcm.lay(config, steps, strength)
                    : last(Lcm.lay(config, steps, 1), strength);
            case FLOW_MATCH_EULER -> lastOfFlow(FlowMatchEuler.lay(config, steps), strength);
        };
    }

    /**
     * Flow matching as the pipelines of FLUX and LTX lay it out: evenly from all noise to 1/steps of it, shifted by the
     * size of the picture when the configuration says {@code use_dynamic_shifting}.
     *
     * @param tokens
     *            how many tokens the latents are cut into
     */
    public static Scheduler layFlow(SchedulerConfig config, int steps, int tokens, double strength)
            throws ModelException {
        return lastOfFlow(FlowMatchEuler.lay(config, steps, tokens), strength);
    }

    /** Such a model has a pipeline of its own in diffusers; others borrow the sampler. */
    private static boolean distilled(SchedulerConfig config) {
        return config.className().isEmpty() || config.kind().filter(SchedulerKind.LCM::equals).isPresent();
    }

    private static Scheduler last(Scheduler all, double strength) {
        int remaining = Math.min((int) (all.steps() * strength), all.steps());
        return LastSteps.of(all, all.steps() - remaining);
    }

    /** The flow pipelines of diffusers round the other way. */
    private static Scheduler lastOfFlow(Scheduler all, double strength) {
        return LastSteps.of(all, (int) (all.steps() - all.steps() * strength));
    }
}
