package io.songreel.musicvideo;

import io.songreel.model.InstalledModel;
import io.songreel.model.InstalledModels;
import io.songreel.model.gate.ModelGraph;
import io.songreel.render.DepthAnything;
import io.songreel.render.Extras;
import io.songreel.render.FrameInterpolator;
import io.songreel.render.RifeInterpolator;
import io.songreel.render.DepthEstimator;
import io.songreel.render.TiledUpscaler;
import io.songreel.render.Upscaler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The models that help an image model, as far as they are installed. Each is one graph. */
final class InstalledExtras {
    private final InstalledModels models;

    InstalledExtras(InstalledModels models) {
        this.models = models;
    }

    /** All that are here. */
    Extras now() {
        return new Extras(best("interpolate", RifeInterpolator::new), best("depth", DepthAnything::new),
                best("upscale", TiledUpscaler::new));
    }

    /** Every choice of them, the full one first: a film keeps those it was accepted with. */
    List<Extras> choices() {
        Extras all = now();
        List<Extras> choices = new ArrayList<>();
        for (FrameInterpolator interpolator : orNone(all.interpolator())) {
            for (DepthEstimator depth : orNone(all.depth())) {
                for (Upscaler upscaler : orNone(all.upscaler())) {
                    choices.add(new Extras(interpolator, depth, upscaler));
                }
            }
        }
        return choices;
    }

    private static <T> List<@Nullable T> orNone(@Nullable T one) {
        List<@Nullable T> both = new ArrayList<>();
        both.add(one);
        if (one != null) {
            both.add(null);
        }
        return both;
    }

    private <T> @Nullable T best(String task, BiFunction<ModelGraph, String, T> open) {
        Optional<InstalledModel> found = models.forTask(task).stream().findFirst();
        if (found.isEmpty()) {
            return null;
        }
        return open.apply(ModelGraph.only(found.get()), found.get().identity());
    }
}
