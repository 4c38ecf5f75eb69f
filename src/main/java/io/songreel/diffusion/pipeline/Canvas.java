package io.songreel.diffusion.pipeline;

import io.songreel.diffusion.ImageRequest;
import io.songreel.diffusion.Mask;
import io.songreel.diffusion.noise.NoiseStream;
import io.songreel.diffusion.schedule.Scheduler;
import io.songreel.job.CancelToken;
import io.songreel.model.gate.ModelGraph;
import io.songreel.model.gate.Pass;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where denoising starts and what is kept of the init image. Random numbers are drawn in the order of diffusers'
 * pipelines: the init image's latents, the noise, the masked image's latents.
 *
 * @param first
 *            the scheduler's step to begin with
 * @param kept
 *            the init image where it shines through the mask; null where nothing does, or where the UNet sees to it
 * @param seen
 *            mask and masked image's latents for an inpainting UNet; null for others
 */
record Canvas(int first, Planes latents, @Nullable Kept kept, @Nullable Planes seen) {
    /**
     * @param mask
     *            1 where it is painted anew
     */
    record Kept(Planes image, float[] noise, Planes mask) {
        /** The part outside the mask as it would be before step {@code next}; clean after the last one. */
        Planes over(Planes latents, Scheduler scheduler, int next) {
            float[] behind = next < scheduler.steps() ? scheduler.noised(image.values(), noise, next) : image.values();
            float[] blended = latents.values().clone();
            int size = mask.values().length;
            for (int i = 0; i < blended.length; i++) {
                float share = mask.values()[i % size];
                blended[i] = (1 - share) * behind[i] + share * blended[i];
            }
            return latents.with(blended);
        }
    }

    /**
     * Prepares canvases.
     *
     * @param spread
     *            whether the scheduler begins where the init image's strength says, with all of its steps
     */
    record Easel(Architecture architecture, Autoencoder autoencoder, @Nullable ModelGraph encoder, boolean spread) {
        Canvas prepare(ImageRequest request, Scheduler scheduler, NoiseStream noise, Pass pass, CancelToken cancel)
                throws IOException {
            int factor = architecture.vaeFactor();
            Planes blank = Planes.zero(architecture.latents(), request.height() / factor, request.width() / factor);
            ImageRequest.InitImage init = request.init();
            if (architecture.inpainting()) {
                return inpainting(request, blank, scheduler, noise, pass, cancel);
            }
            if (init == null) {
                return new Canvas(0, noisy(blank, noise.next(blank.values().length), scheduler), null, null);
            }
            int first = spread ? 0 : first(init, request.steps(), scheduler);
            Autoencoder.Encoded encoded = encode(Pixels.planes(init.image()), pass, cancel);
            Planes image = encoded.sample(noise);
            float[] drawn = noise.next(image.values().length);
            Mask mask = request.mask();
            if (mask == null) {
                return new Canvas(first, image.with(scheduler.noised(image.values(), drawn, first)), null, null);
            }
            if (encoded.distribution()) {
                noise.next(image.values().length); // the masked image's, which this UNet does not see
            }
            Planes start = init.strength() == 1
                    ? noisy(image, drawn, scheduler)
                    : image.with(scheduler.noised(image.values(), drawn, first));
            return new Canvas(first, start, new Kept(image, drawn, Pixels.latentMask(mask, factor)), null);
        }

        /** Without an init image or a mask, all of it is painted. */
        private Canvas inpainting(ImageRequest request, Planes blank, Scheduler scheduler, NoiseStream noise, Pass pass,
                CancelToken cancel) throws IOException {
            ImageRequest.InitImage init = request.init();
            Planes picture = init == null
                    ? Planes.zero(3, request.height(), request.width())
                    : Pixels.planes(init.image());
            Mask mask = request.mask() == null ? everything(request) : request.mask();
            int first = init == null || spread ? 0 : first(init, request.steps(), scheduler);
            boolean anew = init == null || init.strength() == 1;
            Planes image = anew ? blank : encode(picture, pass, cancel).sample(noise);
            float[] drawn = noise.next(blank.values().length);
            Planes start = anew
                    ? noisy(blank, drawn, scheduler)
                    : image.with(scheduler.noised(image.values(), drawn, first));
            Planes kept = encode(Pixels.kept(picture, mask), pass, cancel).sample(noise);
            return new Canvas(first, start, null,
                    Denoiser.stack(Pixels.latentMask(mask, architecture.vaeFactor()), kept));
        }

        private Autoencoder.Encoded encode(Planes image, Pass pass, CancelToken cancel) throws IOException {
            if (encoder == null) {
                throw new IllegalStateException("asked for an init image without a VAE encoder");
            }
            return autoencoder.encode(image, architecture.latents(), encoder, pass, cancel);
        }
    }

    /** The share {@code strength} of the steps that is left, at least one. */
    private static int first(ImageRequest.InitImage init, int steps, Scheduler scheduler) {
        int left = Math.clamp((int) (steps * init.strength()), 1, steps);
        return Math.min(steps - left, scheduler.steps() - 1);
    }

    private static Planes noisy(Planes blank, float[] noise, Scheduler scheduler) {
        float[] latents = noise.clone();
        for (int i = 0; i < latents.length; i++) {
            latents[i] *= scheduler.initNoiseSigma();
        }
        return blank.with(latents);
    }

    private static Mask everything(ImageRequest request) {
        byte[] values = new byte[request.width() * request.height()];
        Arrays.fill(values, (byte) 255);
        return new Mask(request.width(), request.height(), values);
    }
}
