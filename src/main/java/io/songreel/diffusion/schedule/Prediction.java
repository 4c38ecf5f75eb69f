package io.songreel.diffusion.schedule;

import io.songreel.model.runtime.ModelException;

/** What the model's output is, and the clean sample that follows from it. Results are fresh arrays. */
enum Prediction {
    EPSILON, V_PREDICTION, SAMPLE;

    static Prediction of(SchedulerConfig config) throws ModelException {
        return switch (config.word("prediction_type", "epsilon", "epsilon", "v_prediction", "sample")) {
            case "epsilon" -> EPSILON;
            case "v_prediction" -> V_PREDICTION;
            default -> SAMPLE;
        };
    }

    /** Where a sample is {@code alpha · original + sigma · noise}: variance is preserved. */
    float[] original(float[] output, float[] sample, float alpha, float sigma) {
        float[] original = new float[sample.length];
        switch (this) {
            case EPSILON -> {
                for (int k = 0; k < original.length; k++) {
                    original[k] = (sample[k] - sigma * output[k]) / alpha;
                }
            }
            case V_PREDICTION -> {
                for (int k = 0; k < original.length; k++) {
                    original[k] = alpha * sample[k] - sigma * output[k];
                }
            }
            case SAMPLE -> System.arraycopy(output, 0, original, 0, original.length);
        }
        return original;
    }

    /** Where a sample is {@code original + sigma · noise}: variance explodes. */
    float[] original(float[] output, float[] sample, float sigma) {
        float[] original = new float[sample.length];
        switch (this) {
            case EPSILON -> {
                for (int k = 0; k < original.length; k++) {
                    original[k] = sample[k] - sigma * output[k];
                }
            }
            case V_PREDICTION -> {
                float variance = sigma * sigma + 1;
                float out = -sigma / (float) Math.sqrt(variance);
                for (int k = 0; k < original.length; k++) {
                    original[k] = output[k] * out + sample[k] / variance;
                }
            }
            case SAMPLE -> System.arraycopy(output, 0, original, 0, original.length);
        }
        return original;
    }
}
