package io.songreel.render;

import io.songreel.media.VideoProfile;
import java.util.List;

/**
 * One scene to be rendered.
 *
 * @param frames
 *            exactly this many, from the frame ledger
 * @param firstFrame
 *            the scene's first frame on the film's ledger, for effects that go on over cuts
 * @param filmFrames
 *            frames of the whole film
 * @param camera
 *            in a director's words: "slow push in"
 * @param previousCamera
 *            the camera text of the scene before, empty for the first: never the same move twice
 * @param palette
 *            colours {@code #rrggbb} of the film, darkest first
 * @param energy
 *            loudness 0 to 1 per frame of this scene
 * @param beats
 *            to pulse on, rising; empty where the song has none, then pulses follow the energy
 * @param shot
 *            what of the picture the camera looks at
 * @param intensity
 *            0 to 1, the user's wish
 */
public record ClipRequest(int scene, int frames, long firstFrame, long filmFrames, VideoProfile profile, String prompt,
        String camera, String motion, String negativePrompt, String previousCamera, List<String> palette,
        float[] energy, List<Beat> beats, Shot shot, double intensity, long seed) {
    public ClipRequest {
        palette = List.copyOf(palette);
        beats = List.copyOf(beats);
        if (frames <= 0 || energy.length != frames) {
            throw new IllegalArgumentException("one energy value per frame");
        }
    }
}
