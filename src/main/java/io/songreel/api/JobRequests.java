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
     *            all optional; an unknown key or an impossible value is refused
     */
    @Schema(name = "NewJob")
    record NewJob(@Nullable String audioUrl, @Nullable String audioUploadId, @Nullable String imageUrl,
            @Nullable String imageUploadId, @Nullable @Schema(type = "object") JsonNode userOptions,
            @Nullable String title) {}

    /** Changes of a film. */
    @Schema(name = "JobEdit")
    record JobEdit(@Nullable String title, @Nullable List<SceneChange> scenes) {}

    /** Changes of one scene; what is left out stays. */
    @Schema(name = "SceneEdit")
    record SceneChange(@Nullable Integer i, @Nullable String prompt, @Nullable String camera,
            @Nullable String motion, @Nullable String negativePrompt, @Nullable Long seed) {}
}
