package io.songreel.api;

import io.songreel.job.InvalidOptions;
import io.songreel.studio.ImageJobs;
import io.songreel.studio.ImageWish;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what a client asks of an image, and hands it on. */
@Singleton
final class ImageOrders {
    private final ImageJobs images;

    ImageOrders(ImageJobs images) {
        this.images = images;
    }

    /** @throws ApiProblem naming every field that cannot be honoured */
    UUID submit(byte[] body, @Nullable String idempotencyKey) {
        JobRequests.NewImage order = StrictJson.read(body, JobRequests.NewImage.class);
        List<FieldError> errors = new ArrayList<>();
        JobOrders.title(order.title(), errors);
        JobOrders.idempotencyKey(idempotencyKey, errors);
        UUID image = upload("image_upload_id", order.imageUploadId(), errors);
        UUID mask = upload("mask_upload_id", order.maskUploadId(), errors);
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        try {
            return images.submit(order.title(), new ImageWish(order.prompt(), order.negativePrompt(), order.model(),
                    order.width(), order.height(), order.steps(), order.guidanceScale(), order.guidanceRescale(),
                    order.scheduler(), order.seed(), order.noise(), order.count(), image, order.strength(), mask,
                    order.format()), idempotencyKey);
        } catch (InvalidOptions e) {
            throw Uploads.invalid(e);
        }
    }

    private static @Nullable UUID upload(String field, @Nullable String id, List<FieldError> errors) {
        UUID parsed = id == null ? null : Ids.parse(id).orElse(null);
        if (id != null && parsed == null) {
            errors.add(new FieldError(field, "must be the id of an upload"));
        }
        return parsed;
    }
}
