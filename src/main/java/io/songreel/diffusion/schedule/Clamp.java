package io.songreel.diffusion.schedule;

import io.songreel.model.runtime.ModelException;
import java.util.Arrays;

/**
 * Keeps a predicted original within bounds: fixed ones, or those of a percentile of its own ("dynamic thresholding",
 * Saharia et al. 2022).
 */
record Clamp(boolean dynamic, float ratio, float most, boolean clip, float range) {
    static Clamp of(SchedulerConfig config, boolean clipAbsent) throws ModelException {
        Clamp dynamic = dynamicOnly(config);
        return new Clamp(dynamic.dynamic, dynamic.ratio, dynamic.most, config.flag("clip_sample", clipAbsent),
                (float) config.number("clip_sample_range", 1));
    }

    /** For samplers that know no fixed bounds. */
    static Clamp dynamicOnly(SchedulerConfig config) throws ModelException {
        float ratio = (float) config.number("dynamic_thresholding_ratio", 0.995);
        if (ratio < 0 || ratio > 1) {
            throw config.unsupported("dynamic_thresholding_ratio");
        }
        return new Clamp(config.flag("thresholding", false), ratio, (float) config.number("sample_max_value", 1),
                false, 1);
    }

    /** In place. */
    void apply(float[] original) {
        if (dynamic) {
            float bound = Math.min(Math.max(quantile(original), 1), most);
            for (int k = 0; k < original.length; k++) {
                original[k] = Math.min(Math.max(original[k], -bound), bound) / bound;
            }
        } else if (clip) {
            for (int k = 0; k < original.length; k++) {
                original[k] = Math.min(Math.max(original[k], -range), range);
            }
        }
    }

    /** {@code torch.quantile} of the magnitudes, between two of them a straight line. */
    private float quantile(float[] values) {
        float[] sorted = new float[values.length];
        for (int k = 0; k < sorted.length; k++) {
            sorted[k] = Math.abs(values[k]);
        }
        Arrays.sort(sorted);
        float rank = ratio * (sorted.length - 1);
        float below = sorted[(int) rank];
        float above = sorted[(int) Math.ceil(rank)];
        float weight = rank - (int) rank;
        return weight < 0.5f ? below + weight * (above - below) : above - (above - below) * (1 - weight);
    }
}
