package io.songreel.diffusion.pipeline;

import io.songreel.diffusion.ImageRequest;
import io.songreel.diffusion.SchedulerKind;
import io.songreel.diffusion.schedule.Scheduler;
import io.songreel.diffusion.schedule.SchedulerConfig;
import io.songreel.diffusion.schedule.Schedulers;
import io.songreel.model.runtime.ModelException;
import java.util.HashMap;
import java.util.Map;

/**
 * Lays out a model's scheduler for a request, with what diffusers' pipelines change in its configuration: those of SD 1.x
 * and 2.x set a step offset of 1, and but for inpainting they switch clipping off, whatever the file says.
 *
 * @param consistency
 *            whether the model is told its guidance scale, as latent consistency models are
 */
record Sampler(SchedulerConfig config, SchedulerConfig inpainting, boolean consistency) {
    static Sampler read(ModelFolder folder, Architecture architecture) throws ModelException {
        SchedulerConfig file = folder.scheduler();
        boolean consistency = architecture.guidanceEmbedding() > 0;
        if (architecture.family().large()) {
            return new Sampler(file, file, consistency);
        }
        SchedulerConfig inpainting = with(file, "steps_offset", 1);
        return new Sampler(with(inpainting, "clip_sample", false), inpainting, consistency);
    }

    /** The scheduler that the model's owner chose; where it is not one of ours, a good one of ours. */
    SchedulerKind kind() {
        return config.kind().orElse(SchedulerKind.DPMPP_2M);
    }

    Scheduler lay(ImageRequest request) throws ModelException {
        SchedulerConfig chosen = request.mask() == null ? config : inpainting;
        ImageRequest.InitImage init = request.init();
        return init != null && spread(request)
                ? Schedulers.lay(request.scheduler(), chosen, request.steps(), init.strength())
                : Schedulers.lay(request.scheduler(), chosen, request.steps());
    }

    /**
     * Whether all steps are spread over the last part of the way that an init image's strength leaves, as the pipelines of
     * latent consistency models do it. The others run the last of the steps.
     */
    boolean spread(ImageRequest request) {
        return request.scheduler() == SchedulerKind.LCM && consistency && request.mask() == null;
    }

    private static SchedulerConfig with(SchedulerConfig config, String key, Object value) {
        Map<String, Object> keys = new HashMap<>(config.keys());
        keys.put(key, value);
        return new SchedulerConfig(config.className(), keys);
    }
}
