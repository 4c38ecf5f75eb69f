package io.songreel.job;

import java.util.List;
import java.util.UUID;

/** The queue of waiting jobs. What runs is never touched from here. Safe for many threads. */
public interface JobQueue {
    /** How it stands. */
    State state();

    /** No waiting job starts any more, on any node, also after a restart; what runs is finished. */
    void pause();

    /** Waiting jobs start again, in their order. */
    void resume();

    /**
     * Lets a waiting job be the next to start.
     *
     * @throws JobRefused
     *             {@code NOT_FOUND}, {@code RUNNING}, {@code FINISHED}
     */
    void front(UUID id);

    /**
     * How the queue stands.
     *
     * @param running
     *            jobs that have started, the oldest first
     * @param waiting
     *            the next to start first
     */
    record State(boolean paused, List<UUID> running, List<UUID> waiting) {
        public State {
            running = List.copyOf(running);
            waiting = List.copyOf(waiting);
        }
    }
}
