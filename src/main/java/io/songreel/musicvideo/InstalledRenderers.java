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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The still-motion renderer, and image models in motion as far as models are installed. */
final class InstalledRenderers implements Renderers {
    private final ClipRenderer still = new StillMotionRenderer();
    private final ImageModels models;
    private final InstalledExtras extras;
    private final Gate gate;
    private final ImageMotionSettings settings;
    private final List<ModelRuntime> runtimes;
    /** A film's scenes share one: it remembers what it found out about their picture. */
    private final Map<String, ClipRenderer> opened = new ConcurrentHashMap<>();

    InstalledRenderers(ImageModels models, InstalledExtras extras, Gate gate, ImageMotionSettings settings,
            List<ModelRuntime> runtimes) {
        this.models = models;
        this.extras = extras;
        this.gate = gate;
        this.settings = settings;
        this.runtimes = runtimes;
    }

    @Override
    public Optional<String> imageModels() {
        return models.installed().stream().findFirst().map(best -> image(best, extras.now()).identity());
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
        Optional<ClipRenderer> known = Optional.ofNullable(opened.get(identity));
        return known.isPresent() ? known : find(identity);
    }

    private Optional<ClipRenderer> find(String identity) {
        Optional<ClipRenderer> found = models.installed().stream()
                .flatMap(model -> extras.choices().stream().<ClipRenderer>map(some -> image(model, some)))
                .filter(renderer -> renderer.identity().equals(identity)).findFirst();
        found.ifPresent(renderer -> opened.put(identity, renderer));
        return found;
    }

    private ClipRenderer image(ImageModel model, Extras some) {
        return new ImageMotionRenderer(gate, model, some, settings.pace(imageUnasked()));
    }
}
