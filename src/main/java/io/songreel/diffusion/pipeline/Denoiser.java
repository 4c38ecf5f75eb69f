package io.songreel.diffusion.pipeline;

import io.songreel.diffusion.ImageRequest;
import io.songreel.diffusion.noise.NoiseStream;
import io.songreel.diffusion.schedule.Scheduler;
import io.songreel.job.CancelToken;
import io.songreel.model.runtime.ModelException;
import java.util.Arrays;

/** The denoising loop: from a canvas to clean latents. */
record Denoiser(Scheduler scheduler, NoiseStream noise, double guidance, double rescale, boolean guided) {
    /** Hears the latents after each step. */
    @FunctionalInterface
    interface LatentListener {
        /**
         * @param step
         *            from 1
         * @param clean
         *            where the latents are heading
         */
        void step(int step, int steps, Planes latents, Planes clean);
    }

    /** Guided without a learned guidance: each step asks the UNet twice. */
    static Denoiser of(ImageRequest request, Architecture architecture, Scheduler scheduler, NoiseStream noise) {
        boolean guided = request.guidanceScale() > 1 && architecture.guidanceEmbedding() == 0;
        return new Denoiser(scheduler, noise, request.guidanceScale(), request.guidanceRescale(), guided);
    }

    Planes run(Canvas canvas, Unet unet, LatentListener listener, CancelToken cancel) throws ModelException {
        Planes latents = canvas.latents();
        for (int i = canvas.first(); i < scheduler.steps(); i++) {
            cancel.check();
            Planes input = latents.with(scheduler.scaled(latents.values(), i));
            Planes shown = canvas.seen() == null ? input : stack(input, canvas.seen());
            float[] predicted = guide(unet.predict(shown, scheduler.timestep(i), cancel));
            Scheduler.Stepped stepped = scheduler.step(predicted, i, latents.values(), noise);
            latents = latents.with(stepped.sample());
            if (canvas.kept() != null) {
                latents = canvas.kept().over(latents, scheduler, i + 1);
            }
            listener.step(i + 1 - canvas.first(), scheduler.steps() - canvas.first(), latents,
                    latents.with(stepped.original()));
        }
        cancel.check();
        return latents;
    }

    private float[] guide(float[] predicted) {
        if (!guided) {
            return predicted;
        }
        float[] combined = Guidance.combine(predicted, (float) guidance);
        if (rescale > 0) {
            Guidance.rescale(combined, predicted, rescale);
        }
        return combined;
    }

    /** One's channels on top of the other's. */
    static Planes stack(Planes one, Planes other) {
        float[] values = Arrays.copyOf(one.values(), one.values().length + other.values().length);
        System.arraycopy(other.values(), 0, values, one.values().length, other.values().length);
        return new Planes(one.channels() + other.channels(), one.height(), one.width(), values);
    }
}
