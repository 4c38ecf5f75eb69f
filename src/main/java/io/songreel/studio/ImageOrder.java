package io.songreel.studio;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole input of an image job: every parameter with its effective value, and what it was pinned to.
 *
 * @param identity
 *            of the model when the job was accepted
 * @param seed
 *            of the first image; null: from the job's id
 * @param image
 *            to start from
 * @param strength
 *            meaningless without an image
 * @param mask
 *            what of the image is painted anew: where this picture is white
 */
public record ImageOrder(String prompt, String negativePrompt, String model, String identity, int width, int height,
        int steps, double guidanceScale, double guidanceRescale, String scheduler, @Nullable Long seed, String noise,
        int count, @Nullable PictureFile image, double strength, @Nullable PictureFile mask, String format) {
    /** An uploaded picture as it was stored upright. */
    public record PictureFile(UUID asset, String pngKey, String pngSha256) {}

    /** Seed of image {@code i}: the wished one, or one that derives from the job's id, counted up. */
    public long seed(UUID job, int i) {
        long first = seed == null ? job.getMostSignificantBits() ^ job.getLeastSignificantBits() : seed;
        return (first + i) & 0xFFFF_FFFFL;
    }
}
