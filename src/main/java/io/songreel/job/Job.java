package io.songreel.job;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as stored.
 *
 * @param input
 *            what was asked for: JSON, opaque to this room
 * @param statusSequence
 *            the journal's sequence number of the job's newest event
 * @param error
 *            set when the status is failed
 */
public record Job(UUID id, String kind, @Nullable String title, JobStatus status, double progress, String message,
        String input, @Nullable JobError error, long statusSequence, Instant createdAt, Instant updatedAt,
        @Nullable Instant startedAt, @Nullable Instant finishedAt) {}
