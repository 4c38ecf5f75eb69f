package io.songreel.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The desk of the job room: everything a caller may do with jobs. Every change is one transaction. */
public interface Jobs {
    /**
     * Accepts a job; once this returns it is never lost.
     *
     * @param idempotencyKey
     *            the same key gives the same job
     * @throws JobRefused
     *             {@code QUEUE_FULL}, or {@code KEY_REUSED} when the key came with another request before
     */
    UUID submit(NewJob job, @Nullable String idempotencyKey);

    Optional<Job> find(UUID id);

    /** Newest first. {@code before}: the id of the last job already seen. */
    List<Job> list(@Nullable JobStatus status, int limit, @Nullable UUID before);

    /**
     * Asks a job to stop; idempotent while it stops.
     *
     * @throws JobRefused
     *             {@code NOT_FOUND}, {@code FINISHED}
     */
    JobStatus cancel(UUID id);

    /**
     * Starts again what is missing, stale or failed: retry after a failure or cancel, run after an edit.
     *
     * @throws JobRefused
     *             {@code NOT_FOUND}, {@code RUNNING}, {@code NOTHING_TO_DO}
     */
    void run(UUID id);

    /**
     * Replaces title and input by {@code change} of the current ones, compare-and-set, repeated when it lost a race.
     *
     * @throws JobRefused
     *             {@code NOT_FOUND}, {@code RUNNING}
     */
    Job edit(UUID id, UnaryOperator<NewJob> change);

    /**
     * Removes the job, its results, events and objects.
     *
     * @throws JobRefused
     *             {@code NOT_FOUND}, {@code RUNNING}
     */
    void delete(UUID id);

    /** Reads of the plan and journal. */
    JobReads reads();

    /** What a caller asks for. */
    record NewJob(String kind, @Nullable String title, String input) {}

    /** Reading only. */
    interface JobReads {
        Results results(UUID id);

        /** The plan's units in their order, with state and estimate. Empty when there is no such job. */
        List<UnitView> plan(UUID id);

        /** Seconds until done by this machine's measured speeds; empty while unknown or not running. */
        Optional<Duration> eta(UUID id);

        /** Seconds that so much of a step takes on this machine; empty while it was never measured. */
        OptionalDouble seconds(String step, double cost);

        /** 0 for the next one to start; empty when not queued. */
        Optional<Integer> queuePosition(UUID id);

        /** Events with {@code seq > since}, oldest first; of one job or (null) of all. */
        List<JournalEvent> events(@Nullable UUID id, long since, int limit);

        /** Returns as soon as the journal may have passed {@code since}, or after {@code timeout}. */
        void await(long since, Duration timeout) throws InterruptedException;
    }
}
