package io.songreel.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What clients send about jobs. */
final class JobRequests {
    private JobRequests() {
    }

    /**
     * A new film.
     *
     * @param audioUrl
     *            as an upload answered; or the id
     * @param userOptions
     *            all optional; an unknown key or an impossible value is refused. Among them {@code burn_lyrics}: true draws
     *            the words on the pictures as they are sung
     */
    @Schema(name = "NewJob")
    record NewJob(@Nullable String audioUrl, @Nullable String audioUploadId, @Nullable String imageUrl,
            @Nullable String imageUploadId, @Nullable @Schema(type = "object") JsonNode userOptions,
            @Nullable String title) {}

    /**
     * Images to be made; what is left out is the model's own choice, and an impossible value is refused.
     *
     * @param model
     *            id of an installed image model
     * @param scheduler
     *            {@code euler}, {@code euler_ancestral}, {@code ddim}, {@code dpmpp_2m}, {@code dpmpp_2m_karras},
     *            {@code lcm}
     * @param seed
     *            of the first image; the others count up
     * @param noise
     *            {@code torch_cpu} or {@code torch_cuda}: whose random numbers a seed stands for
     * @param imageUploadId
     *            to start from
     * @param strength
     *            above 0 to 1: how much of that image is given up
     * @param maskUploadId
     *            what of that image is painted anew: where this picture is white
     * @param format
     *            {@code jpg} or {@code png}
     */
    @Schema(name = "NewImage")
    record NewImage(@Nullable String title, @Nullable String prompt, @Nullable String negativePrompt,
            @Nullable String model, @Nullable Integer width, @Nullable Integer height, @Nullable Integer steps,
            @Nullable Double guidanceScale, @Nullable Double guidanceRescale, @Nullable String scheduler,
            @Nullable Long seed, @Nullable String noise, @Nullable Integer count, @Nullable String imageUploadId,
            @Nullable Double strength, @Nullable String maskUploadId, @Nullable String format) {}

    /** Changes of a film. */
    @Schema(name = "JobEdit")
    record JobEdit(@Nullable String title, @Nullable List<SceneChange> scenes, @Nullable List<BorderChange> borders,
            @Nullable DirectionChange direction) {}

    /**
     * What the owner settles about the direction; what is left out stays with the director. Scenes are written anew with
     * it; locked and edited words stay.
     *
     * @param palette
     *            3 to 6 colours {@code #rrggbb}
     * @param doNotInclude
     *            terms that no prompt shall have
     */
    @Schema(name = "DirectionEdit")
    record DirectionChange(@Nullable String mood, @Nullable String style, @Nullable List<String> palette,
            @Nullable List<String> motifs, @Nullable List<String> doNotInclude) {}

    /**
     * Moves the border between scene i − 1 and scene i.
     *
     * @param startS
     *            where scene i shall start
     * @param snap
     *            takes the nearest beat or word start within 0.25 s instead, where there is one
     */
    @Schema(name = "BorderEdit")
    record BorderChange(@Nullable Integer i, @Nullable Double startS, @Nullable Boolean snap) {}

    /**
     * Changes of one scene; what is left out stays.
     *
     * @param locked
     *            keeps the scene's words as they are when the direction changes
     */
    @Schema(name = "SceneEdit")
    record SceneChange(@Nullable Integer i, @Nullable String prompt, @Nullable String camera,
            @Nullable String motion, @Nullable String negativePrompt, @Nullable Long seed,
            @Nullable Boolean locked) {}
}
