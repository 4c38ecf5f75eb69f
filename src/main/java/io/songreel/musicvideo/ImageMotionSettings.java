package io.songreel.musicvideo;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.songreel.render.Pace;

/**
 * How films of the image rung are painted: {@code songreel.image-motion.*}. A film keeps what held when it was accepted.
 *
 * @param keyframeSeconds
 *            {@code keyframe-seconds}: from one keyframe to the next in a film of full quality, 0.5 to 60; 0: 1.5 with a
 *            GPU, 4 without
 */
@ConfigurationProperties("songreel.image-motion")
record ImageMotionSettings(@Bindable(defaultValue = "0") double keyframeSeconds) {
    private static final Pace WITHOUT_GPU = new Pace(4);

    ImageMotionSettings {
        if (keyframeSeconds != 0) {
            // refuses what is out of range
            keyframeSeconds = new Pace(keyframeSeconds).seconds();
        }
    }

    Pace pace(boolean gpu) {
        if (keyframeSeconds != 0) {
            return new Pace(keyframeSeconds);
        }
        return gpu ? Pace.NORMAL : WITHOUT_GPU;
    }
}
