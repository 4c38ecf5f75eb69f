package io.songreel.render;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Models that make a film from an image model better where they are installed; each may be missing. */
public record Extras(@Nullable FrameInterpolator interpolator, @Nullable DepthEstimator depth,
        @Nullable Upscaler upscaler) {
    /** Without any. */
    public static Extras none() {
        return new Extras(null, null, null);
    }

    /** For digests. */
    String identity() {
        List<String> names = new ArrayList<>();
        if (interpolator != null) {
            names.add("between " + interpolator.identity());
        }
        if (depth != null) {
            names.add("depth " + depth.identity());
        }
        if (upscaler != null) {
            names.add("upscale " + upscaler.identity());
        }
        return names.isEmpty() ? "alone" : String.join(", ", names);
    }
}
