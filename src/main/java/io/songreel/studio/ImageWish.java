package io.songreel.studio;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for; null where it leaves the choice to the model.
 *
 * @param model
 *            id of an installed image model; null: the best one
 * @param scheduler
 *            {@code euler}, {@code dpmpp_2m_karras}, …
 * @param seed
 *            of the first image; the next ones count up. Null: from the job's id
 * @param noise
 *            {@code torch_cpu} or {@code torch_cuda}: whose random numbers the seed stands for
 * @param count
 *            images, 1 to 16
 * @param strength
 *            with an image: above 0 to 1, how much of it is given up
 * @param format
 *            {@code jpg} or {@code png}
 */
public record ImageWish(@Nullable String prompt, @Nullable String negativePrompt, @Nullable String model,
        @Nullable Integer width, @Nullable Integer height, @Nullable Integer steps, @Nullable Double guidanceScale,
        @Nullable Double guidanceRescale, @Nullable String scheduler, @Nullable Long seed, @Nullable String noise,
        @Nullable Integer count, @Nullable UUID image, @Nullable Double strength, @Nullable UUID mask,
        @Nullable String format) {}
