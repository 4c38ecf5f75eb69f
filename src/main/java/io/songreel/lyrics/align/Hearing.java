package io.songreel.lyrics.align;

import io.songreel.audio.EnergyCurve;
import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.Span;
import io.songreel.lyrics.Transcript;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be heard of one song. Each is optional, each is asked for once at most, and only when nothing surer has placed
 * the words: so an implementation does its work in the call.
 */
public interface Hearing {
    /** The letters in the sound; null without a CTC model. */
    default @Nullable Acoustics acoustics() {
        return null;
    }

    /**
     * The words that a speech model hears; null without one.
     *
     * @throws java.util.concurrent.CancellationException
     *             when cancelled
     */
    default @Nullable Transcript words(CancelToken cancel, Progress progress) throws IOException {
        return null;
    }

    /**
     * Where somebody sings, in order, apart from one another; empty where nobody can tell.
     *
     * @throws java.util.concurrent.CancellationException
     *             when cancelled
     */
    default List<Span> voices(CancelToken cancel, Progress progress) throws IOException {
        return List.of();
    }

    /** How loud the song is; null where it was not measured. */
    default @Nullable EnergyCurve energy() {
        return null;
    }

    /** A song that nobody listens to. */
    static Hearing nothing() {
        return new Hearing() {
        };
    }
}
