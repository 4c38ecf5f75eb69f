package io.songreel.media;

/**
 * What every clip of a film shares, so that compose can copy packets: H.264 yuv420p, time base 1/90000, closed GOP,
 * first packet a key frame, no B-frames.
 *
 * @param width
 *            even, pixels
 * @param height
 *            even, pixels
 * @param fps
 *            24, 25 or 30
 * @param quality
 *            x264 constant rate factor, 0 to 51, lower is better
 */
public record VideoProfile(int width, int height, int fps, int quality) {
    public VideoProfile {
        if (width < 16 || height < 16 || width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException("width and height are even and at least 16");
        }
        if (fps != 24 && fps != 25 && fps != 30) {
            throw new IllegalArgumentException("fps is 24, 25 or 30");
        }
        if (quality < 0 || quality > 51) {
            throw new IllegalArgumentException("quality is 0 to 51");
        }
    }

    /** Duration of one frame on the 1/90000 time base. */
    public int ticksPerFrame() {
        return 90_000 / fps;
    }
}
