package io.songreel.lyrics.whisper;

import java.io.IOException;
import java.util.List;

/** A loaded speech model that hears one window at a time. For one thread. */
interface SpeechEngine extends AutoCloseable {
    /**
     * Hears a window.
     *
     * @param samples
     *            mono, 16 kHz, at most 30 s; the engine owns the array until it returns
     * @param language
     *            ISO 639-1 or {@code auto}
     * @return what was said, in order
     */
    List<Utterance> hear(float[] samples, String language) throws IOException;

    /** Frees the model. */
    @Override
    void close();

    /** Loads the model, when words are first asked for. */
    @FunctionalInterface
    interface Opener {
        SpeechEngine open() throws IOException;
    }

    /** A piece of speech; times in seconds from the start of the window. */
    record Utterance(double start, double end, String text) {}
}
