package io.songreel.musicvideo;

import io.songreel.render.ClipRenderer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rungs of the renderer ladder that this machine has. Safe for many threads. */
public interface Renderers {
    /** The lowest rung, always there. */
    String STILL = "still";
    /** An image model in motion. */
    String IMAGE = "image";

    /**
     * The models that a film of the image rung is pinned to when it is accepted: the best image model that is installed,
     * and its helpers; empty when there is none.
     */
    Optional<String> imageModels();

    /** Whether the image rung is taken without being asked for: a GPU works here. */
    boolean imageUnasked();

    /** What enters a clip's digest: the rung's code version and the pinned models. */
    String identity(String rung, @Nullable String models);

    /** The renderer with this identity; empty when one of its models is no longer installed. */
    Optional<ClipRenderer> open(String identity);
}
