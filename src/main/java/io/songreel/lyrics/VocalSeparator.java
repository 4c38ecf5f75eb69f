package io.songreel.lyrics;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import java.io.IOException;

/** Takes the singing voice out of a mix. */
public interface VocalSeparator {
    /** Samples in a second, in and out. */
    int RATE = 44_100;

    /** A name that enters digests: engine, model and its digest. */
    String identity();

    /**
     * Separates the whole song in windows; memory does not grow with its length.
     *
     * @param voice
     *            takes as many frames as the mix has, in order
     * @throws java.util.concurrent.CancellationException
     *             within a second of the cancel where the runtime can be stopped
     */
    void separate(Mix song, Sink voice, CancelToken cancel, Progress progress) throws IOException;

    /** A stereo song, −1 to 1, at {@link #RATE}; a mono one has two equal channels. */
    interface Mix {
        /** Samples per channel. */
        long length();

        /** Copies both channels from {@code position}; returns how many samples per channel there were. */
        int read(long position, float[] left, float[] right, int count) throws IOException;
    }

    /** Where the separated voice goes. */
    @FunctionalInterface
    interface Sink {
        /** Takes the next {@code count} samples of both channels; the arrays are used again afterwards. */
        void take(float[] left, float[] right, int count) throws IOException;
    }
}
