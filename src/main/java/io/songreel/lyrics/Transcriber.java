package io.songreel.lyrics;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import java.io.IOException;

/** Hears the words of a song. One call at a time per instance; closed when its words are heard. */
public interface Transcriber extends AutoCloseable {
    /** A name that enters digests: engine, model and its digest. */
    String identity();

    /**
     * Reads the whole song in windows.
     *
     * @param language
     *            ISO 639-1 or {@code auto}
     * @return the words as recognised, not cleaned
     * @throws java.util.concurrent.CancellationException
     *             between two windows, or inside one where the engine can
     */
    Transcript transcribe(Pcm16k song, String language, CancelToken cancel, Progress progress) throws IOException;

    /** Frees the model. */
    @Override
    default void close() {
    }
}
