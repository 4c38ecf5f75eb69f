package io.songreel.diffusion.pipeline;

/** The kinds of latent diffusion models, told apart by their configuration. */
enum Family {
    SD1("sd1", 25, 7.5), SD2("sd2", 25, 7.5), SD_TURBO("sd-turbo", 4, 0), LCM("lcm", 4, 8), SDXL("sdxl", 30, 5),
    SDXL_TURBO("sdxl-turbo", 4, 0), SDXL_LIGHTNING("sdxl-lightning", 4, 0), SDXL_LCM("sdxl-lcm", 4, 8);

    private final String label;
    private final int steps;
    private final double guidance;

    Family(String label, int steps, double guidance) {
        this.label = label;
        this.steps = steps;
        this.guidance = guidance;
    }

    String label() {
        return label;
    }

    int steps() {
        return steps;
    }

    double guidance() {
        return guidance;
    }

    boolean large() {
        return this == SDXL || this == SDXL_TURBO || this == SDXL_LIGHTNING || this == SDXL_LCM;
    }

    /** Distilled to do without guidance. */
    boolean unguided() {
        return this == SD_TURBO || this == SDXL_TURBO || this == SDXL_LIGHTNING;
    }

    /**
     * Stability's Turbo models and ByteDance's Lightning come with an Euler sampler that starts at the very last timestep;
     * so do models of zero terminal SNR, which predict velocity and are not distilled.
     */
    static Family of(Config unet, Config scheduler) {
        boolean large = unet.text("addition_embed_type", "").equals("text_time");
        String sampler = scheduler.text("_class_name", "");
        boolean distilled = scheduler.text("timestep_spacing", "").equals("trailing") && sampler.startsWith("Euler")
                && scheduler.text("prediction_type", "epsilon").equals("epsilon")
                && !scheduler.flag("rescale_betas_zero_snr", false);
        if (unet.has("time_cond_proj_dim") || sampler.equals("LCMScheduler")) {
            return large ? SDXL_LCM : LCM;
        }
        if (large) {
            return !distilled ? SDXL : sampler.startsWith("EulerAncestral") ? SDXL_TURBO : SDXL_LIGHTNING;
        }
        return distilled ? SD_TURBO : unet.flag("use_linear_projection", false) ? SD2 : SD1;
    }
}
