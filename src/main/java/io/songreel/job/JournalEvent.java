package io.songreel.job;

import java.time.Instant;
import java.util.UUID;

/**
 * One entry of the journal. {@code seq} grows by one per entry over all jobs, in commit order, without gaps: a reader
 * that has seen n has missed nothing up to n.
 */
public record JournalEvent(long seq, UUID jobId, String type, String data, Instant at) {}
