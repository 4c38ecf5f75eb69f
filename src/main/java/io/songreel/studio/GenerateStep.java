package io.songreel.studio;

import io.songreel.diffusion.ImageModel;
import io.songreel.diffusion.ImageModels;
import io.songreel.diffusion.ImageRequest;
import io.songreel.diffusion.ImageRequest.InitImage;
import io.songreel.diffusion.Mask;
import io.songreel.diffusion.NoiseKind;
import io.songreel.diffusion.RgbImage;
import io.songreel.diffusion.SchedulerKind;
import io.songreel.job.Json;
import io.songreel.job.UnitContext;
import io.songreel.job.UnitFailure;
import io.songreel.job.UnitResult;
import io.songreel.media.MediaRefused;
import io.songreel.media.Picture;
import io.songreel.media.Pictures;
import io.songreel.media.PreviewNews;
import io.songreel.model.ModelFailures;
import io.songreel.model.gate.Gate;
import io.songreel.model.gate.Visit;
import io.songreel.model.runtime.ModelException;
import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes one image of an order and stores it, with its recipe inside, and a thumbnail. */
record GenerateStep(ObjectStore store, ImageModels models, Gate gate) {
    /** Raised whenever the same order would give another image than before. */
    static final int VERSION = 1;
    private static final float JPEG_QUALITY = 0.95f;
    private static final int THUMBNAIL_SHARE = 4;
    private static final double DENOISING_SHARE = 0.95;

    /** A stored image. */
    record Made(String key, String thumbnailKey, long seed, int width, int height) {}

    UnitResult run(ImageOrder order, int i, UnitContext context) throws IOException, UnitFailure, MediaRefused {
        ImageModel model = models.find(order.identity()).orElseThrow(() -> new UnitFailure("image_model_missing",
                "The image model is gone", "This job was accepted with an image model that is no longer installed, "
                        + "or has been replaced. Fetch it again and retry, or make a new job.",
                false));
        ImageRequest request = request(order, order.seed(context.jobId(), i));
        String title = order.count() == 1 ? "" : "image " + (i + 1) + " of " + order.count() + ": ";
        context.progress().at(0, title + "waiting for the device");
        try {
            RgbImage image = gate.pass(new Visit("image job", order.model(), context.cancel()),
                    pass -> model.generate(request, pass, listener(context, i, title), context.cancel()));
            return keep(order, i, context, new Picture(image.width(), image.height(), image.rgb()), request.seed());
        } catch (ModelException e) {
            throw ModelFailures.of(e);
        }
    }

    private ImageModel.StepListener listener(UnitContext context, int i, String title) {
        PreviewNews previews = new PreviewNews(store, context.news(), context.jobId(), i, context.scratch());
        StepClock clock = new StepClock(System::nanoTime, Duration.ofSeconds(1));
        return (step, steps, preview) -> {
            context.progress().at(DENOISING_SHARE * step / steps, title + clock.message(step, steps));
            if (step < steps && clock.previewDue()) {
                RgbImage rough = preview.get();
                previews.show(step, steps, new Picture(rough.width(), rough.height(), rough.rgb()));
            }
        };
    }

    private UnitResult keep(ImageOrder order, int i, UnitContext context, Picture picture, long seed)
            throws IOException {
        String recipe = Json.write(new Recipe(seed, order));
        Path file = context.scratch().resolve("image." + order.format());
        if (order.format().equals("png")) {
            Pictures.writePng(picture, file, recipe);
        } else {
            Pictures.writeJpeg(picture, file, JPEG_QUALITY, recipe);
        }
        Path small = context.scratch().resolve("thumbnail.jpg");
        Pictures.writeJpeg(Pictures.scale(picture, Math.max(1, picture.width() / THUMBNAIL_SHARE),
                Math.max(1, picture.height() / THUMBNAIL_SHARE)), small, 0.85f);
        String stem = "jobs/" + context.jobId() + "/images/" + "%04d-".formatted(i)
                + context.digest().substring(0, 16);
        ObjectKey key = new ObjectKey(stem + "." + order.format());
        ObjectKey thumbnail = new ObjectKey(stem + "-small.jpg");
        context.cancel().check();
        store.put(thumbnail, small);
        store.put(key, file);
        return UnitResult.of(Json.write(new Made(key.value(), thumbnail.value(), seed, picture.width(),
                picture.height()))).with(key, thumbnail);
    }

    private ImageRequest request(ImageOrder order, long seed) throws IOException, MediaRefused {
        Picture init = picture(order.image(), order);
        Picture mask = picture(order.mask(), order);
        return new ImageRequest(order.prompt(), order.negativePrompt(), order.width(), order.height(), order.steps(),
                order.guidanceScale(), order.guidanceRescale(),
                SchedulerKind.valueOf(order.scheduler().toUpperCase(Locale.ROOT)), seed,
                NoiseKind.valueOf(order.noise().toUpperCase(Locale.ROOT)),
                init == null
                        ? null
                        : new InitImage(new RgbImage(init.width(), init.height(), init.rgb()), order.strength()),
                mask == null ? null : new Mask(mask.width(), mask.height(), white(mask)));
    }

    /** Cut to the order's shape about its middle, then scaled to its size. */
    private @Nullable Picture picture(ImageOrder.@Nullable PictureFile file, ImageOrder order)
            throws IOException, MediaRefused {
        if (file == null) {
            return null;
        }
        try (ObjectStore.LocalCopy png = store.localCopy(new ObjectKey(file.pngKey()))) {
            return Pictures.cover(Pictures.read(png.path()), order.width(), order.height());
        }
    }

    private static byte[] white(Picture mask) {
        byte[] rgb = mask.rgb();
        byte[] values = new byte[mask.width() * mask.height()];
        for (int i = 0; i < values.length; i++) {
            int sum = (rgb[3 * i] & 255) + (rgb[3 * i + 1] & 255) + (rgb[3 * i + 2] & 255);
            values[i] = (byte) (sum > 3 * 127 ? 255 : 0);
        }
        return values;
    }

    /** What makes the same image again. */
    private record Recipe(long seed, ImageOrder order) {}
}
