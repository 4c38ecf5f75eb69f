package io.songreel.model;

import org.jspecify.annotations.Nullable;

/**
 * What its makers recommend where the user says nothing; null where they say nothing either.
 *
 * @param steps
 *            denoising steps
 * @param scheduler
 *            the sampler by its label, e.g. {@code dpmpp_2m_karras}
 */
public record ModelDefaults(@Nullable Integer steps, @Nullable Double guidanceScale, @Nullable String scheduler) {
    /** @throws IllegalArgumentException when a value could not be true */
    public ModelDefaults {
        Checks.check(steps == null || (steps > 0 && steps <= 1000), "steps");
        Checks.check(guidanceScale == null || (guidanceScale >= 0 && guidanceScale <= 100), "guidance_scale");
        Checks.check(scheduler == null || scheduler.matches("[a-z0-9_]{1,40}"), "scheduler");
    }
}
