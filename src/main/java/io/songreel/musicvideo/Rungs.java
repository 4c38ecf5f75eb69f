package io.songreel.musicvideo;

import io.songreel.job.InvalidOptions.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rung of each ladder this machine stands on. A wish for a rung that is not there is refused by name; {@code auto}
 * takes the best there is.
 */
record Rungs(Ears ears, Renderers renderers, Directors directors) {

    List<Problem> problems(UserOptions options) {
        List<Problem> problems = new ArrayList<>();
        if (options.renderer().equals("video")) {
            problems.add(new Problem("user_options.renderer",
                    "video needs a video model, and none can run here yet; use auto, image or still"));
        }
        if (options.renderer().equals(Renderers.IMAGE) && renderers.imageModels().isEmpty()) {
            problems.add(new Problem("user_options.renderer", "image needs an image model, and none is installed; "
                    + "fetch one (songreel models list shows them), or use auto or still"));
        }
        if (options.director().equals(Directors.MODEL)) {
            directors.whyNot().ifPresent(reason -> problems.add(new Problem("user_options.director",
                    "model needs a language model, and " + reason + "; or use auto or rules")));
        }
        return problems;
    }

    String renderer(UserOptions options) {
        if (!options.renderer().equals("auto")) {
            return options.renderer();
        }
        return renderers.imageUnasked() && renderers.imageModels().isPresent() ? Renderers.IMAGE : Renderers.STILL;
    }

    @Nullable
    String models(UserOptions options) {
        return renderer(options).equals(Renderers.IMAGE) ? renderers.imageModels().orElse(null) : null;
    }

    /** A language model that its owner installed is asked unless the order says otherwise. */
    Directors.@Nullable Author author(UserOptions options) {
        return options.director().equals(Directors.RULES) ? null : directors.author().orElse(null);
    }
}
