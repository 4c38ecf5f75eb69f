package io.songreel.musicvideo;

import org.jspecify.annotations.Nullable;

/** What its owner changed in one scene; null leaves the director's word. */
public record SceneEdit(int i, @Nullable String prompt, @Nullable String camera, @Nullable String motion,
        @Nullable String negativePrompt, @Nullable Long seed) {
    /** This edit with what {@code later} changes on top. */
    SceneEdit and(SceneEdit later) {
        return new SceneEdit(i, later.prompt == null ? prompt : later.prompt,
                later.camera == null ? camera : later.camera, later.motion == null ? motion : later.motion,
                later.negativePrompt == null ? negativePrompt : later.negativePrompt,
                later.seed == null ? seed : later.seed);
    }
}
