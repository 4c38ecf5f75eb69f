package io.songreel.diffusion;

import org.jspecify.annotations.Nullable;

/**
 * One image to be made.
 *
 * @param prompt
 *            with weights in the manner of {@code (word:1.2)}; any length
 * @param width
 *            pixels, legal for the model, as {@code height}
 * @param steps
 *            denoising steps over the whole way; with an init image only the last {@code strength} of them run
 * @param guidanceScale
 *            how hard the prompt pulls; 1 and less: no negative prompt, half the time; for models with guidance
 *            embedding it enters there
 * @param guidanceRescale
 *            0 to 1: share of the contrast correction of "Common Diffusion Noise Schedules and Sample Steps are Flawed"
 * @param init
 *            to start from; null: from noise
 * @param mask
 *            with {@code init} only: what of it is painted anew; null: everything
 */
public record ImageRequest(String prompt, String negativePrompt, int width, int height, int steps,
        double guidanceScale, double guidanceRescale, SchedulerKind scheduler, long seed, NoiseKind noise,
        @Nullable InitImage init, @Nullable Mask mask) {
    public ImageRequest {
        if (steps < 1 || width < 8 || height < 8 || guidanceScale < 0 || guidanceRescale < 0 || guidanceRescale > 1) {
            throw new IllegalArgumentException("an image request has a size, steps and a guidance");
        }
        if (mask != null && (init == null || mask.width() != width || mask.height() != height)) {
            throw new IllegalArgumentException("a mask goes over an init image and has the size asked for");
        }
    }

    /**
     * Where to start from.
     *
     * @param image
     *            of the size asked for
     * @param strength
     *            above 0 to 1: how much of it is given up
     */
    public record InitImage(RgbImage image, double strength) {
        public InitImage {
            if (!(strength > 0 && strength <= 1)) {
                throw new IllegalArgumentException("strength is above 0 and at most 1");
            }
        }
    }
}
