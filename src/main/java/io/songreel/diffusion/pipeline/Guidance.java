package io.songreel.diffusion.pipeline;

/** Arithmetic of classifier-free guidance, in the reference's precision and order. */
final class Guidance {
    private static final double LARGEST_PERIOD = 10_000;

    private Guidance() {
    }

    /**
     * Ho and Salimans, Classifier-Free Diffusion Guidance (2022): {@code without + scale × (with − without)}.
     *
     * @param both
     *            the prediction without the prompt, then the one with it
     */
    static float[] combine(float[] both, float scale) {
        int size = both.length / 2;
        float[] guided = new float[size];
        for (int i = 0; i < size; i++) {
            guided[i] = both[i] + scale * (both[size + i] - both[i]);
        }
        return guided;
    }

    /**
     * Lin et al., Common Diffusion Noise Schedules and Sample Steps are Flawed (2023), section 3.4: brings the deviation of
     * the guided prediction back to that of the prediction with the prompt, by the share {@code rescale}.
     */
    static void rescale(float[] guided, float[] both, double rescale) {
        double ratio = deviation(both, guided.length, guided.length) / deviation(guided, 0, guided.length);
        float factor = (float) (rescale * ratio + 1 - rescale);
        for (int i = 0; i < guided.length; i++) {
            guided[i] *= factor;
        }
    }

    /**
     * A guidance scale as consistency models take it, embedded like a time step of 1000 times its distance from 1: sines,
     * then cosines (Luo et al., Latent Consistency Models, 2023).
     */
    static float[] embedding(double scale, int size) {
        int half = size / 2;
        float[] embedding = new float[size];
        float weight = (float) (scale - 1) * 1000;
        float slope = (float) (StrictMath.log(LARGEST_PERIOD) / (half - 1));
        for (int i = 0; i < half; i++) {
            float angle = weight * (float) StrictMath.exp(i * -slope);
            embedding[i] = (float) StrictMath.sin(angle);
            embedding[half + i] = (float) StrictMath.cos(angle);
        }
        return embedding;
    }

    private static double deviation(float[] values, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += values[i];
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = from; i < from + count; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(squares / (count - 1));
    }
}
