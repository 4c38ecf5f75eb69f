package io.songreel.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/** What an uploaded picture became. */
@Schema(name = "PictureUpload")
record PictureBody(UUID imageUploadId, String imageUrl, int imageWidth, int imageHeight, Instant expiresAt) {}
