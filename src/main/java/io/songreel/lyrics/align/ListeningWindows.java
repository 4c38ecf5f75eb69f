package io.songreel.lyrics.align;

/**
 * Cuts a song into windows that a CTC model hears one by one, each with context on both sides whose frames are thrown
 * away, so that no frame sits at the edge of what was heard, but at the ends of the song. All borders are whole frames.
 *
 * @param samples
 *            of the song, at 16 kHz
 */
record ListeningWindows(long samples) {
    /** Samples from one frame to the next: 20 ms. */
    static final int STEP = 320;
    /** Samples that one frame is made of, and so the fewest that make one. */
    static final int FRAME = 400;

    private static final int OWN_FRAMES = 1500;
    private static final int CONTEXT_FRAMES = 100;

    /**
     * One window.
     *
     * @param start
     *            first sample
     * @param length
     *            samples, context among them; at least {@link #FRAME}, maybe beyond the song's end
     * @param from
     *            its first own frame, counted from the start of the song
     * @param to
     *            the frame after its last
     */
    record Window(long start, int length, int from, int to) {
        /** Where a frame of the song is among this window's. */
        int local(int frame) {
            return frame - (int) (start / STEP);
        }
    }

    /** Frames in {@code samples}: convolutions without padding, in all {@value #FRAME} wide and {@value #STEP} apart. */
    static int frames(long samples) {
        return samples < FRAME ? 1 : Math.toIntExact((samples - FRAME) / STEP + 1);
    }

    int frames() {
        return frames(samples);
    }

    /** A last window no longer than the context is part of the one before. */
    int count() {
        return Math.max(1, (frames() - CONTEXT_FRAMES + OWN_FRAMES - 1) / OWN_FRAMES);
    }

    Window get(int i) {
        int from = i * OWN_FRAMES;
        int to = i == count() - 1 ? frames() : from + OWN_FRAMES;
        long start = (long) Math.max(0, from - CONTEXT_FRAMES) * STEP;
        long end = i == count() - 1 ? samples : Math.min(samples, (long) (to + CONTEXT_FRAMES) * STEP);
        return new Window(start, (int) Math.max(FRAME, end - start), from, to);
    }
}
