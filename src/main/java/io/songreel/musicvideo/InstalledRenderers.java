package io.songreel.musicvideo;

import io.songreel.diffusion.ImageModel;
import io.songreel.diffusion.ImageModels;
import io.songreel.model.gate.Gate;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.ModelRuntime;
import io.songreel.render.ClipRenderer;
import io.songreel.render.Extras;
import io.songreel.render.ImageMotionRenderer;
import io.songreel.render.StillMotionRenderer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The still-motion renderer, and image models in motion as far as models are installed. */
final class InstalledRenderers implements Renderers {
    private final ClipRenderer still = new StillMotionRenderer();
    private final ImageModels models;
    private final Supplier<Extras> extras;
    private final Gate gate;
    private final List<ModelRuntime> runtimes;

    /** @param extras the helpers that are installed now */
    InstalledRenderers(ImageModels models, Supplier<Extras> extras, Gate gate, List<ModelRuntime> runtimes) {
        this.models = models;
        this.extras = extras;
        this.gate = gate;
        this.runtimes = runtimes;
    }

    @Override
    public Optional<String> imageModels() {
        return models.installed().stream().findFirst().map(best -> image(best).identity());
    }

    @Override
    public boolean imageUnasked() {
        return runtimes.stream().flatMap(runtime -> runtime.devices().stream())
                .anyMatch(device -> device.kind() == Device.Kind.CUDA);
    }

    @Override
    public String identity(String rung, @Nullable String pinned) {
        return rung.equals(IMAGE) && pinned != null ? pinned : still.identity();
    }

    @Override
    public Optional<ClipRenderer> open(String identity) {
        if (identity.equals(still.identity())) {
            return Optional.of(still);
        }
        return models.installed().stream().<ClipRenderer>map(this::image)
                .filter(renderer -> renderer.identity().equals(identity)).findFirst();
    }

    private ImageMotionRenderer image(ImageModel model) {
        return new ImageMotionRenderer(gate, model, extras.get());
    }
}
