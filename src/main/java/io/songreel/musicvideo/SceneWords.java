package io.songreel.musicvideo;

import io.songreel.direction.SceneDirection;
import io.songreel.render.ClipRequest;
import org.jspecify.annotations.Nullable;

/** A scene's effective words and seed: the director's, with the owner's edits on top. */
record SceneWords(int i, String prompt, String camera, String motion, String negativePrompt, long seed) {
    /** @param home the scene whose shot this one shows: its own number, or an earlier one it comes back to */
    static SceneWords of(SceneDirection directed, @Nullable SceneEdit edit, long filmSeed, int home) {
        int i = directed.i();
        long seed = sceneSeed(filmSeed, home);
        if (edit == null) {
            return new SceneWords(i, directed.prompt(), directed.camera(), directed.motion(),
                    directed.negativePrompt(), seed);
        }
        return new SceneWords(i, or(edit.prompt(), directed.prompt()), or(edit.camera(), directed.camera()),
                or(edit.motion(), directed.motion()), or(edit.negativePrompt(), directed.negativePrompt()),
                edit.seed() == null ? seed : edit.seed());
    }

    /** The words a clip is made of. */
    static SceneWords of(ClipRequest request) {
        return new SceneWords(request.scene(), request.prompt(), request.camera(), request.motion(),
                request.negativePrompt(), request.seed());
    }

    /** As an edit that says all of it. */
    SceneEdit pinned(@Nullable Boolean locked, @Nullable String take) {
        return new SceneEdit(i, prompt, camera, motion, negativePrompt, seed, locked, take);
    }

    /** Scenes of one film have seeds of their own that do not change when scenes are added after them. */
    private static long sceneSeed(long filmSeed, int i) {
        long z = filmSeed + 0x9E3779B97F4A7C15L * (i + 1);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (z ^ (z >>> 31)) & 0xFFFF_FFFFL;
    }

    private static String or(@Nullable String edited, String directed) {
        return edited == null ? directed : edited;
    }
}
