package io.songreel.lyrics.voice;

import io.songreel.lyrics.Pcm16k;
import java.io.IOException;
import java.util.Arrays;

/** A song as Silero's frames: each window behind the last samples of the one before; silence around the song. */
final class SongFrames {
    private final Pcm16k song;
    private final float[] window = new float[SileroNetwork.WINDOW];
    private final float[] context = new float[SileroNetwork.CONTEXT];
    private long position;

    SongFrames(Pcm16k song) {
        this.song = song;
    }

    boolean remain() {
        return position < song.length();
    }

    /** Of the first sample that was not in a frame yet. */
    long position() {
        return position;
    }

    /** Up to {@code most} frames. */
    float[] next(int most) throws IOException {
        long left = (song.length() - position + SileroNetwork.WINDOW - 1) / SileroNetwork.WINDOW;
        float[] frames = new float[(int) Math.min(most, left) * SileroNetwork.FRAME];
        for (int at = 0; at < frames.length; at += SileroNetwork.FRAME) {
            fill();
            System.arraycopy(context, 0, frames, at, SileroNetwork.CONTEXT);
            System.arraycopy(window, 0, frames, at + SileroNetwork.CONTEXT, SileroNetwork.WINDOW);
            System.arraycopy(window, SileroNetwork.WINDOW - SileroNetwork.CONTEXT, context, 0, SileroNetwork.CONTEXT);
            position += SileroNetwork.WINDOW;
        }
        return frames;
    }

    private void fill() throws IOException {
        int wanted = (int) Math.min(SileroNetwork.WINDOW, song.length() - position);
        int read = Math.max(0, song.read(position, window, wanted));
        Arrays.fill(window, read, window.length, 0);
    }
}
