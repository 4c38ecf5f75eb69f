package io.songreel.musicvideo;

import java.util.List;

/**
 * The one place where song time becomes frames. Scene k starts at sample {@code starts[k]} and at frame
 * {@code cut_k = round(t_k · fps)}, computed from whole samples: nothing is ever summed in float seconds. The film has
 * {@code round(duration · fps)} frames, at least one, so its last frame starts before the song's end and lasts until
 * exactly then.
 *
 * @param samples
 *            of the whole song, per channel
 * @param sampleRate
 *            Hz
 * @param starts
 *            first sample of each scene, ascending, the first 0
 */
public record FrameLedger(int fps, long samples, int sampleRate, List<Long> starts) {
    /** Ticks per second of the video track. */
    public static final int TIME_BASE = 90_000;

    /** @throws IllegalArgumentException when a scene would have no frame */
    public FrameLedger {
        if (fps <= 0 || TIME_BASE % fps != 0 || samples <= 0 || sampleRate <= 0) {
            throw new IllegalArgumentException("a film has samples, a sample rate, and an fps that divides 90000");
        }
        starts = List.copyOf(starts);
        if (starts.isEmpty() || starts.getFirst() != 0) {
            throw new IllegalArgumentException("the first scene starts with the song");
        }
        long previous = -1;
        for (long start : starts) {
            long frame = frameAt(fps, sampleRate, start);
            if (frame <= previous) {
                throw new IllegalArgumentException("a scene has at least one frame");
            }
            previous = frame;
        }
        if (previous >= frames(fps, samples, sampleRate)) {
            throw new IllegalArgumentException("the last scene has at least one frame");
        }
    }

    /** Frames of a film for a song: {@code round(samples / sampleRate · fps)}, at least 1. */
    public static long frames(int fps, long samples, int sampleRate) {
        return Math.max(1, frameAt(fps, sampleRate, samples));
    }

    /** The frame boundary nearest to a sample, halves up. */
    static long frameAt(int fps, int sampleRate, long sample) {
        return Math.floorDiv(Math.addExact(Math.multiplyExact(sample, 2L * fps), sampleRate), 2L * sampleRate);
    }

    /** The sample nearest to a frame boundary; {@link #frameAt} leads back to the same frame. */
    static long sampleAt(int fps, int sampleRate, long frame) {
        return Math.floorDiv(Math.addExact(Math.multiplyExact(frame, 2L * sampleRate), fps), 2L * fps);
    }

    /** Scenes in the film. */
    public int scenes() {
        return starts.size();
    }

    /** Frames in the film. */
    public long totalFrames() {
        return frames(fps, samples, sampleRate);
    }

    /** First frame of scene {@code k}; {@code k = scenes()} gives the end of the film. */
    public long cut(int k) {
        return k == starts.size() ? totalFrames() : frameAt(fps, sampleRate, starts.get(k));
    }

    /** Frames of scene {@code k}. */
    public int frames(int k) {
        return Math.toIntExact(cut(k + 1) - cut(k));
    }

    /** Start of scene {@code k}, seconds; the end of scene {@code k − 1} to the last bit. */
    public double startSeconds(int k) {
        return (double) (k == starts.size() ? samples : starts.get(k)) / sampleRate;
    }

    /** End of scene {@code k}, seconds; for the last one the song's duration. */
    public double endSeconds(int k) {
        return startSeconds(k + 1);
    }

    /** The song's length in 1/90000 s, rounded: where both tracks end. */
    public long totalTicks() {
        return Math.floorDiv(Math.addExact(Math.multiplyExact(samples, 2L * TIME_BASE), sampleRate), 2L * sampleRate);
    }

    /** Duration of every frame but the last, 1/90000 s. */
    public int ticksPerFrame() {
        return TIME_BASE / fps;
    }

    /** Duration of the film's last frame, 1/90000 s: what the others leave of the song, at least 1. */
    public long lastFrameTicks() {
        return Math.max(1, totalTicks() - (totalFrames() - 1) * ticksPerFrame());
    }
}
