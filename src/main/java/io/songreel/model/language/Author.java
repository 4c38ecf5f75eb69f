package io.songreel.model.language;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.job.CancelToken;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Somebody who answers in a given shape: a model in this process, or a server of the owner's. Safe for many threads. */
public interface Author {
    /** Enters digests: engine, model, files. Short. */
    String identity();

    /**
     * Does a bounded piece of work with the author's whole attention; what a model has read stays in its mind until it is
     * over. Waits for its turn. Must not be called from inside a sitting.
     *
     * @param holder
     *            for people: {@code scenes 9 to 16 of 46}
     * @throws java.util.concurrent.CancellationException
     *             when cancelled, while it waited or in the middle of an answer
     */
    <T> T sit(String holder, CancelToken cancel, Sitting<T> sitting) throws IOException;

    /** The same author, telling {@code listener} too all that leaves this process and what comes back; in the sitting's thread. */
    default Author recording(Consumer<Exchange> listener) {
        return this;
    }

    /** A piece of work. */
    @FunctionalInterface
    interface Sitting<T> {
        T work(Desk desk) throws IOException;
    }

    /** Where the work is done. */
    @FunctionalInterface
    interface Desk {
        /**
         * The author's next message of a talk. What was said before is cheap to say again.
         *
         * @param talk
         *            ends with what is to be answered
         * @return fits the shape
         * @throws ContextFullException
         *             the talk is longer than the author can keep in mind
         * @throws IOException
         *             the author fails, or does not keep to the shape
         */
        Answer answer(List<Message> talk, Shape shape, Sampling sampling, long seed) throws IOException;
    }

    /**
     * An answer.
     *
     * @param text
     *            to be said as the author's message when the talk goes on
     * @param tokens
     *            that the author chose
     * @param seconds
     *            from the question to the answer
     */
    record Answer(JsonNode value, String text, int tokens, double seconds) {}
}
