package io.songreel.diffusion;

import java.util.Set;

/**
 * What an image model can do.
 *
 * @param id
 *            the model's id in the catalogue
 * @param nativeSide
 *            the side of the squares it was trained on, pixels
 * @param multiple
 *            sides are multiples of it
 * @param guidance
 *            the default guidance scale
 * @param negativePrompts
 *            whether a negative prompt has an effect (not for models that learned their guidance)
 * @param initImages
 *            whether it can start from an image: it has a VAE encoder
 * @param masks
 *            whether it can repaint under a mask
 */
public record ImageFacts(String id, String family, int nativeSide, int minSide, int maxSide, int multiple,
        Set<SchedulerKind> schedulers, SchedulerKind scheduler, int steps, double guidance, boolean negativePrompts,
        boolean initImages, boolean masks) {
    public ImageFacts {
        schedulers = Set.copyOf(schedulers);
    }
}
