package io.songreel.lyrics.whisper.onnx;

import io.songreel.audio.LogMel;
import io.songreel.audio.PcmSource;
import io.songreel.job.CancelToken;
import io.songreel.lyrics.Pcm16k;
import java.io.IOException;

/**
 * A song as Whisper wants it: log-mel frames of 10 ms, nothing quieter than 80 dB below the song's loudest, a window at a
 * time. The loudest is found in a pass of its own, so that memory does not grow with the song.
 */
final class SongMel {
    /** Frames in a second. */
    static final int RATE = LogMel.RATE / LogMel.HOP;
    static final int WINDOW_SECONDS = 30;
    private static final float RANGE = 8;
    private static final int CHUNK = 500;

    private final Pcm16k song;
    private final LogMel mel;
    private final int windowFrames;
    private final float floor;

    private SongMel(Pcm16k song, LogMel mel, int windowFrames, float floor) {
        this.song = song;
        this.mel = mel;
        this.windowFrames = windowFrames;
        this.floor = floor;
    }

    /**
     * Listens for the loudest.
     *
     * @param windowFrames
     *            of a window that the encoder takes
     */
    static SongMel of(Pcm16k song, int bands, int windowFrames, CancelToken cancel) throws IOException {
        LogMel mel = new LogMel(bands);
        float loudest = LogMel.FLOOR;
        long frames = song.length() / LogMel.HOP;
        for (long at = 0; at < frames; at += CHUNK) {
            cancel.check();
            int count = (int) Math.min(CHUNK, frames - at);
            for (float value : mel.of(source(song), padded(song), at, count)) {
                loudest = Math.max(loudest, value);
            }
        }
        return new SongMel(song, mel, windowFrames, loudest - RANGE);
    }

    /** Never asked beyond its end. */
    private static PcmSource source(Pcm16k song) {
        return (position, into, count) -> {
            int some = Math.clamp(song.length() - position, 0, count);
            return some == 0 ? 0 : song.read(position, into, some);
        };
    }

    /** The reference hears half a minute of silence after the song. */
    private static long padded(Pcm16k song) {
        return song.length() + (long) WINDOW_SECONDS * Pcm16k.RATE;
    }

    /** Frames of the song. */
    long frames() {
        return song.length() / LogMel.HOP;
    }

    int windowFrames() {
        return windowFrames;
    }

    /** A window of {@code [bands][windowFrames]}, nothing behind its first {@code count} frames. */
    float[] window(long from, int count) throws IOException {
        float[] frames = mel.of(source(song), padded(song), from, count);
        float[] window = new float[mel.bands() * windowFrames];
        for (int b = 0; b < mel.bands(); b++) {
            for (int f = 0; f < count; f++) {
                window[b * windowFrames + f] = (Math.max(frames[b * count + f], floor) + 4) / 4;
            }
        }
        return window;
    }
}
