package io.songreel.job.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Opens jobs for change. */
final class Desk {
    private final JobRepository rows;
    private final Journal journal;
    private final Clock clock;

    Desk(JobRepository rows, Journal journal, Clock clock) {
        this.rows = rows;
        this.journal = journal;
        this.clock = clock;
    }

    /** Locks the job until the current transaction ends. */
    Optional<OpenJob> open(UUID id) {
        return rows.lockById(id).map(row -> new OpenJob(row, rows, journal, now()));
    }

    /** Milliseconds: what both databases keep exactly. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
