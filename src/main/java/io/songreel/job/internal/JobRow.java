package io.songreel.job.internal;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import io.songreel.job.Job;
import io.songreel.job.JobStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code job}.
 *
 * @param base
 *            the progress that recorded results have earned; running units add to it
 * @param firstSeq
 *            the number of the job's first event: the order of all jobs
 * @param queuedSeq
 *            the number of the event that queued it last: the order of the queue
 */
@MappedEntity(value = "job", escape = false)
record JobRow(@Id UUID id, String kind, @Nullable String title, String input, String status, double progress,
        double base, String message, @Nullable String error, long firstSeq, long queuedSeq, long statusSeq,
        @Version long version, Instant createdAt, Instant updatedAt, Instant queuedAt, @Nullable Instant startedAt,
        @Nullable Instant finishedAt, @Nullable Instant cancelAskedAt) {
    Job toJob() {
        return new Job(id, kind, title, JobStatus.ofWire(status), progress, message, input,
                error == null ? null : Json.error(error), statusSeq, createdAt, updatedAt, startedAt, finishedAt);
    }
}
