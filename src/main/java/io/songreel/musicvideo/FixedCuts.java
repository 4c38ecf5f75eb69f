package io.songreel.musicvideo;

import java.util.stream.LongStream;

/** Strategy A: scenes of one length. Cuts are frames, the first 0, strictly ascending. */
final class FixedCuts {
    private FixedCuts() {
    }

    /**
     * Scenes of {@code seconds} each, one frame at least. What is left at the end is a scene of its own if it is at least
     * half as long, else the last scene's: no film ends on a blink.
     */
    static long[] every(double seconds, int fps, long samples, int sampleRate) {
        long length = Math.max(Math.ceilDiv(sampleRate, fps), Math.round(seconds * sampleRate));
        long scenes = Math.max(1, samples / length + (samples % length * 2 >= length ? 1 : 0));
        long frames = FrameLedger.frames(fps, samples, sampleRate);
        return LongStream.range(0, scenes).map(k -> FrameLedger.frameAt(fps, sampleRate, k * length))
                .takeWhile(cut -> cut < frames).toArray();
    }

    /** {@code scenes} of equal length up to rounding, or one per frame where the film has fewer frames. */
    static long[] count(long scenes, long frames) {
        long count = Math.min(scenes, frames);
        return LongStream.range(0, count).map(k -> (2 * k * frames + count) / (2 * count)).toArray();
    }
}
