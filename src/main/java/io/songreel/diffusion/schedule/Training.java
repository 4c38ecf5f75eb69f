package io.songreel.diffusion.schedule;

import io.songreel.model.runtime.ModelException;

/**
 * How the model was trained to see noise: for each training timestep the share of the image's variance that is left,
 * ᾱ (alphas_cumprod). Single precision as torch computes it: its linspace fuses multiply and add, its cumprod carries
 * the product in double precision.
 *
 * @param alphas
 *            one for each training timestep, falling
 * @see <a href="https://huggingface.co/papers/2305.08891">zero terminal SNR, algorithm 1</a>
 */
record Training(float[] alphas) {
    /** The least that ᾱ may be where its inverse is needed: the smallest subnormal half. */
    private static final float ALMOST_NOTHING = 0x1p-24f;
    private static final int MOST_TIMESTEPS = 100_000;
    private static final double MAX_BETA = 0.999;

    /** Betas where the file names none. */
    enum Defaults {
        DDPM(0.0001, 0.02, "linear"), STABLE_DIFFUSION(0.00085, 0.012, "scaled_linear");

        private final double start;
        private final double end;
        private final String schedule;

        Defaults(double start, double end, String schedule) {
            this.start = start;
            this.end = end;
            this.schedule = schedule;
        }
    }

    /**
     * @param invertible
     *            whether 1/ᾱ is needed: keeps the last one of a zero-SNR schedule just above 0
     */
    static Training of(SchedulerConfig config, Defaults absent, boolean invertible) throws ModelException {
        float[] betas = betas(config, absent);
        boolean zeroSnr = config.flag("rescale_betas_zero_snr", false);
        float[] alphas = cumprod(zeroSnr ? withZeroSnr(betas) : betas);
        if (zeroSnr && invertible) {
            alphas[alphas.length - 1] = ALMOST_NOTHING;
        }
        return new Training(alphas);
    }

    int timesteps() {
        return alphas.length;
    }

    /** Noise over signal, √((1-ᾱ)/ᾱ), for each training timestep, rising. */
    float[] sigmas() {
        float[] sigmas = new float[alphas.length];
        for (int t = 0; t < sigmas.length; t++) {
            sigmas[t] = (float) Math.sqrt((1 - alphas[t]) / alphas[t]);
        }
        return sigmas;
    }

    private static float[] betas(SchedulerConfig config, Defaults absent) throws ModelException {
        int n = config.whole("num_train_timesteps", 1000, 1, MOST_TIMESTEPS);
        float[] trained = config.floats("trained_betas");
        if (trained.length > 0) {
            if (trained.length != n) {
                throw config.unsupported("trained_betas");
            }
            return trained;
        }
        double start = config.number("beta_start", absent.start);
        double end = config.number("beta_end", absent.end);
        return switch (config.word("beta_schedule", absent.schedule, "linear", "scaled_linear", "squaredcos_cap_v2")) {
            case "linear" -> linspace((float) start, (float) end, n);
            case "scaled_linear" -> {
                float[] betas = linspace((float) Math.sqrt(start), (float) Math.sqrt(end), n);
                for (int i = 0; i < n; i++) {
                    betas[i] *= betas[i];
                }
                yield betas;
            }
            default -> cosine(n);
        };
    }

    /** {@code torch.linspace}, single precision on a CPU. */
    private static float[] linspace(float start, float end, int n) {
        float[] row = new float[n];
        float step = n > 1 ? (end - start) / (n - 1) : 0;
        for (int i = 0; i < n; i++) {
            row[i] = i < n / 2 || n == 1 ? Math.fma(step, i, start) : Math.fma(-step, n - 1 - i, end);
        }
        return row;
    }

    private static float[] cosine(int n) {
        float[] betas = new float[n];
        for (int i = 0; i < n; i++) {
            betas[i] = (float) Math.min(1 - alphaBar((i + 1.0) / n) / alphaBar((double) i / n), MAX_BETA);
        }
        return betas;
    }

    private static double alphaBar(double t) {
        double cos = Math.cos((t + 0.008) / 1.008 * Math.PI / 2);
        return cos * cos;
    }

    private static float[] cumprod(float[] betas) {
        float[] products = new float[betas.length];
        double product = 1;
        for (int i = 0; i < betas.length; i++) {
            product *= 1 - betas[i];
            products[i] = (float) product;
        }
        return products;
    }

    private static float[] withZeroSnr(float[] betas) {
        float[] bars = cumprod(betas);
        for (int i = 0; i < bars.length; i++) {
            bars[i] = (float) Math.sqrt(bars[i]);
        }
        float first = bars[0];
        float last = bars[bars.length - 1];
        float stretch = first / (first - last);
        for (int i = 0; i < bars.length; i++) {
            float bar = (bars[i] - last) * stretch;
            bars[i] = bar * bar;
        }
        float[] rescaled = new float[bars.length];
        rescaled[0] = 1 - bars[0];
        for (int i = 1; i < bars.length; i++) {
            rescaled[i] = 1 - bars[i] / bars[i - 1];
        }
        return rescaled;
    }
}
