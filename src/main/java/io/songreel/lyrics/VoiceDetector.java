package io.songreel.lyrics;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import java.io.IOException;
import java.util.List;

/** Finds where in a song there is a voice. */
public interface VoiceDetector {
    /** A name that enters digests: engine, model and its digest. */
    String identity();

    /**
     * Listens to the whole song, or to its separated voice.
     *
     * @return where a voice is heard, in order, apart from one another; empty where there is none
     * @throws java.util.concurrent.CancellationException
     *             within a second of the cancel
     */
    List<Span> voices(Pcm16k song, CancelToken cancel, Progress progress) throws IOException;
}
