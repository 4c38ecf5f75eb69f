package io.songreel.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** What an upload became. */
@Schema(name = "Upload")
public record UploadBody(UUID audioUploadId, UUID imageUploadId, String audioUrl, String imageUrl,
        double audioDurationS, int imageWidth, int imageHeight, Instant expiresAt) {}
