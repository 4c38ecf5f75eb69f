package io.songreel.studio;

import io.songreel.diffusion.ImageFacts;
import io.songreel.diffusion.ImageModel;
import io.songreel.diffusion.ImageModels;
import io.songreel.diffusion.NoiseKind;
import io.songreel.diffusion.SchedulerKind;
import io.songreel.job.InvalidOptions;
import io.songreel.job.InvalidOptions.Problem;
import io.songreel.media.UploadFacts;
import io.songreel.storage.Asset;
import io.songreel.storage.Assets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns a wish into an order with every value effective. What the model cannot do is a problem that names the parameter,
 * all collected, none dropped.
 */
final class OrderReader {
    private static final int MAX_COUNT = 16;
    private static final int MAX_STEPS = 150;
    private static final int MAX_TEXT = 4000;
    private static final double DEFAULT_STRENGTH = 0.6;

    private final ImageModels models;
    private final Assets assets;
    private final ImageWish wish;
    private final List<Problem> problems = new ArrayList<>();

    private OrderReader(ImageModels models, Assets assets, ImageWish wish) {
        this.models = models;
        this.assets = assets;
        this.wish = wish;
    }

    /** @throws InvalidOptions with every problem found */
    static ImageOrder read(ImageModels models, Assets assets, ImageWish wish) throws InvalidOptions {
        return new OrderReader(models, assets, wish).read();
    }

    private ImageOrder read() throws InvalidOptions {
        ImageModel model = model();
        ImageFacts facts = model.facts();
        String prompt = text("prompt", wish.prompt());
        if (prompt.isBlank()) {
            problem("prompt", "is needed: what shall be in the picture");
        }
        String negative = text("negative_prompt", wish.negativePrompt());
        if (!negative.isEmpty() && !facts.negativePrompts()) {
            problem("negative_prompt", "has no effect on " + facts.id() + "; leave it out or use another model");
        }
        int width = side("width", wish.width(), facts);
        int height = side("height", wish.height(), facts);
        ImageOrder.PictureFile image = picture("image_upload_id", wish.image());
        ImageOrder.PictureFile mask = picture("mask_upload_id", wish.mask());
        pictures(facts);
        ImageOrder order = new ImageOrder(prompt, negative, facts.id(), model.identity(), width, height,
                (int) number("steps", wish.steps(), 1, MAX_STEPS, facts.steps()),
                number("guidance_scale", wish.guidanceScale(), 0, 50, facts.guidance()),
                number("guidance_rescale", wish.guidanceRescale(), 0, 1, 0), scheduler(facts),
                wish.seed() == null ? null : (long) number("seed", wish.seed(), 0, 0xFFFF_FFFFL, 0),
                choice("noise", wish.noise(), Arrays.stream(NoiseKind.values()).map(kind -> lower(kind)).toList()),
                (int) number("count", wish.count(), 1, MAX_COUNT, 1), image, strength(), mask,
                choice("format", wish.format(), List.of("jpg", "png")));
        if (!problems.isEmpty()) {
            throw new InvalidOptions(problems);
        }
        return order;
    }

    private ImageModel model() throws InvalidOptions {
        List<ImageModel> installed = models.installed();
        Optional<ImageModel> found = wish.model() == null
                ? installed.stream().findFirst()
                : models.find(wish.model());
        if (found.isPresent()) {
            return found.get();
        }
        throw new InvalidOptions(List.of(new Problem("model", installed.isEmpty()
                ? "no image model is installed; GET /models shows what can be fetched"
                : "is not installed; installed are "
                        + String.join(", ", installed.stream().map(each -> each.facts().id()).toList()))));
    }

    private void pictures(ImageFacts facts) {
        if (wish.image() == null && wish.strength() != null) {
            problem("strength", "goes with image_upload_id only");
        }
        if (wish.image() == null && wish.mask() != null) {
            problem("mask_upload_id", "goes with image_upload_id only");
        }
        if (wish.image() != null && !facts.initImages()) {
            problem("image_upload_id", facts.id() + " cannot start from an image: it has no VAE encoder here");
        }
        if (wish.mask() != null && !facts.masks()) {
            problem("mask_upload_id", facts.id() + " cannot repaint under a mask");
        }
    }

    private double strength() {
        double strength = number("strength", wish.strength(), 0, 1, DEFAULT_STRENGTH);
        if (wish.strength() != null && wish.strength() == 0) {
            problem("strength", "must be above 0: nothing would change");
        }
        return strength;
    }

    private String scheduler(ImageFacts facts) {
        return choice("scheduler", wish.scheduler() == null ? facts.scheduler().label() : wish.scheduler(),
                facts.schedulers().stream().map(SchedulerKind::label).sorted().toList());
    }

    private int side(String field, @Nullable Integer wished, ImageFacts facts) {
        int side = wished == null ? facts.nativeSide() : wished;
        if (side < facts.minSide() || side > facts.maxSide() || side % facts.multiple() != 0) {
            problem(field, "must be a multiple of " + facts.multiple() + " from " + facts.minSide() + " to "
                    + facts.maxSide() + " for " + facts.id());
        }
        return side;
    }

    private ImageOrder.@Nullable PictureFile picture(String field, @Nullable UUID id) {
        if (id == null) {
            return null;
        }
        Optional<Asset> asset = assets.find(id).filter(found -> found.kind() == Asset.Kind.PICTURE);
        if (asset.isEmpty() || !assets.hold(id)) {
            problem(field, "is no upload that is still here; upload the file again");
            return null;
        }
        UploadFacts.Picture facts = UploadFacts.picture(asset.get().facts());
        return new ImageOrder.PictureFile(id, facts.pngKey(), facts.pngSha256());
    }

    private String text(String field, @Nullable String value) {
        String text = value == null ? "" : value;
        if (text.length() > MAX_TEXT) {
            problem(field, "may have " + MAX_TEXT + " characters at most");
        }
        return text;
    }

    private double number(String field, @Nullable Number value, double min, double max, double otherwise) {
        double number = value == null ? otherwise : value.doubleValue();
        if (!(number >= min && number <= max)) {
            problem(field, String.format(Locale.ROOT, "must be %.0f to %.0f", min, max));
            return otherwise;
        }
        return number;
    }

    /** The first one is the default. */
    private String choice(String field, @Nullable String value, List<String> legal) {
        String chosen = value == null ? legal.getFirst() : value;
        if (!legal.contains(chosen)) {
            problem(field, "must be one of " + String.join(", ", legal));
        }
        return chosen;
    }

    private static String lower(NoiseKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private void problem(String field, String message) {
        problems.add(new Problem(field, message));
    }
}
