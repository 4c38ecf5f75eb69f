package io.songreel.render;

import io.songreel.direction.Direction;
import io.songreel.direction.SceneDirection;
import io.songreel.media.VideoProfile;

/**
 * One scene to be rendered.
 *
 * @param frames
 *            exactly this many, from the frame ledger
 * @param firstFrame
 *            the scene's first frame on the film's ledger, for effects that go on over cuts
 * @param filmFrames
 *            frames of the whole film
 * @param energy
 *            loudness 0 to 1 per frame of this scene
 * @param previousCamera
 *            the camera text of the scene before, empty for the first: never the same move twice
 */
public record ClipRequest(int scene, int frames, long firstFrame, long filmFrames, VideoProfile profile,
        Direction direction, SceneDirection scenePlan, String previousCamera, float[] energy, double intensity,
        long seed) {
    public ClipRequest {
        if (frames <= 0 || energy.length != frames) {
            throw new IllegalArgumentException("one energy value per frame");
        }
    }
}
