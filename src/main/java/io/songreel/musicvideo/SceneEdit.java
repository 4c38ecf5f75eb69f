package io.songreel.musicvideo;

import org.jspecify.annotations.Nullable;

/**
 * What its owner changed in one scene; null leaves the director's word.
 *
 * @param locked
 *            keeps all its words as they are when the direction changes
 * @param take
 *            the digest of an earlier clip that its owner prefers, as long as its length fits
 */
public record SceneEdit(int i, @Nullable String prompt, @Nullable String camera, @Nullable String motion,
        @Nullable String negativePrompt, @Nullable Long seed, @Nullable Boolean locked, @Nullable String take) {
    /** Other words and seed only. */
    public static SceneEdit words(int i, @Nullable String prompt, @Nullable String camera, @Nullable String motion,
            @Nullable String negativePrompt, @Nullable Long seed) {
        return new SceneEdit(i, prompt, camera, motion, negativePrompt, seed, null, null);
    }

    /** This edit with what {@code later} changes on top. */
    SceneEdit and(SceneEdit later) {
        return new SceneEdit(i, later.prompt == null ? prompt : later.prompt,
                later.camera == null ? camera : later.camera, later.motion == null ? motion : later.motion,
                later.negativePrompt == null ? negativePrompt : later.negativePrompt,
                later.seed == null ? seed : later.seed, later.locked == null ? locked : later.locked,
                later.rewords() || later.take != null ? later.take : take);
    }

    /** Whether it asks for another clip than there was. */
    private boolean rewords() {
        return prompt != null || camera != null || motion != null || negativePrompt != null || seed != null;
    }

    boolean isLocked() {
        return Boolean.TRUE.equals(locked);
    }
}
