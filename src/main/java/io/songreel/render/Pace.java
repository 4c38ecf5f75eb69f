package io.songreel.render;

import io.songreel.media.VideoProfile;

/**
 * How often a film from an image model gets a new keyframe. A setting, and part of the renderer's identity: were it
 * measured while a film is made, the same request could give different frames.
 *
 * @param seconds
 *            from one keyframe to the next in a film of full quality
 */
public record Pace(double seconds) {
    /** What looks alive on a machine that paints a keyframe in a few seconds. */
    public static final Pace NORMAL = new Pace(1.5);
    /** Twice a second the picture may change for another without ever being a flash. */
    private static final double LEAST = 0.5;
    private static final int FULL_QUALITY = 21;

    public Pace {
        if (!(seconds >= LEAST && seconds <= 60)) {
            throw new IllegalArgumentException("a keyframe every 0.5 to 60 seconds");
        }
    }

    /** How many keyframes a clip gets, at least 2 unless it has one frame only. */
    int keyframes(int frames, VideoProfile profile) {
        double coarser = Numbers.clamp(1 + 0.12 * (profile.quality() - FULL_QUALITY), 0.8, 1.8);
        double spans = (frames - 1) / (seconds * coarser * profile.fps());
        return 1 + Math.max(Math.min(1, frames - 1), (int) Math.round(spans));
    }
}
