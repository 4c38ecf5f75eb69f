package io.songreel.studio;

import io.songreel.diffusion.ImageModels;
import io.songreel.job.InvalidOptions;
import io.songreel.job.Job;
import io.songreel.job.Jobs;
import io.songreel.job.Jobs.NewJob;
import io.songreel.job.Json;
import io.songreel.job.Results;
import io.songreel.storage.Assets;
import io.songreel.storage.ObjectKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes orders for single images, and shows how they stand. */
public final class ImageJobs {
    private final Jobs jobs;
    private final Assets assets;
    private final ImageModels models;

    ImageJobs(Jobs jobs, Assets assets, ImageModels models) {
        this.jobs = jobs;
        this.assets = assets;
        this.models = models;
    }

    /**
     * Accepts a job; once this returns it is never lost.
     *
     * @throws InvalidOptions
     *             naming each parameter that cannot be honoured here
     * @throws io.songreel.job.JobRefused
     *             queue full, or the key was used for another order
     */
    public UUID submit(@Nullable String title, ImageWish wish, @Nullable String idempotencyKey) throws InvalidOptions {
        ImageOrder order = OrderReader.read(models, assets, wish);
        return jobs.submit(new NewJob(ImagePlan.KIND, title, Json.write(order)), idempotencyKey);
    }

    /** How an image job stands; empty when there is no such image job. */
    public Optional<View> view(UUID id) {
        return jobs.find(id).filter(job -> job.kind().equals(ImagePlan.KIND)).map(this::view);
    }

    private View view(Job job) {
        ImageOrder order = Json.read(job.input(), ImageOrder.class);
        Results results = jobs.reads().results(job.id());
        List<Image> images = new ArrayList<>();
        for (int i = 0; i < order.count(); i++) {
            int at = i;
            results.find(ImagePlan.unit(i), ImagePlan.digest(job.id(), order, i))
                    .map(json -> Json.read(json, GenerateStep.Made.class))
                    .ifPresent(made -> images.add(new Image(at, made.seed(), made.width(), made.height(),
                            new ObjectKey(made.key()), new ObjectKey(made.thumbnailKey()))));
        }
        return new View(job, order, order.seed(job.id(), 0), images,
                jobs.reads().eta(job.id()).map(Duration::toMillis).map(millis -> millis / 1000.0).orElse(null),
                jobs.reads().queuePosition(job.id()).orElse(null));
    }

    /**
     * An image job as it stands.
     *
     * @param seed
     *            of the first image
     * @param images
     *            those that are made
     */
    public record View(Job job, ImageOrder order, long seed, List<Image> images, @Nullable Double etaS,
            @Nullable Integer queuePosition) {
        public View {
            images = List.copyOf(images);
        }
    }

    /** One image. */
    public record Image(int i, long seed, int width, int height, ObjectKey file, ObjectKey thumbnail) {}
}
