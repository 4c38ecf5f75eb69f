package io.songreel.musicvideo;

import io.songreel.storage.ObjectKey;
import java.time.Instant;

/**
 * A clip that was rendered for a scene, now or before. None is ever overwritten.
 *
 * @param take
 *            its name: the digest of what it was made of
 * @param current
 *            whether it is the one in the film
 */
public record Take(String take, boolean current, Instant madeAt, String prompt, String camera, String motion,
        String negativePrompt, long seed, int frames, ObjectKey clip, ObjectKey thumbnail) {}
