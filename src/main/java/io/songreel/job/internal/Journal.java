package io.songreel.job.internal;

import io.songreel.job.JournalEvent;
import io.songreel.job.NewEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ordered events of all jobs, and the waiting for more. Safe for many threads. */
final class Journal {
    /** How often the waiters of this node look for events of other nodes: one query for all of them. */
    private static final long POLL_NANOS = Duration.ofMillis(200).toNanos();
    private final JournalRepository rows;
    private final Tx tx;
    private final Object signal = new Object();
    private long known;
    private long polledAt = System.nanoTime();

    Journal(JournalRepository rows, Tx tx) {
        this.rows = rows;
        this.tx = tx;
    }

    /**
     * Reserves numbers for {@code count} events; the head stays locked until the transaction ends. Every transaction
     * takes this lock after those of jobs and lanes.
     *
     * @return the first of them
     */
    long reserve(int count) {
        int moved = rows.advance(count);
        if (moved != 1) {
            throw new IllegalStateException("the journal has " + moved + " heads");
        }
        return rows.head() - count + 1;
    }

    /** Takes the lock and no number. */
    void lock() {
        rows.advance(0);
    }

    /** Writes {@code events} from {@code first} on; waiters hear of them after the commit. */
    void write(long first, UUID jobId, List<NewEvent> events, Instant at) {
        long seq = first;
        for (NewEvent event : events) {
            rows.add(seq++, jobId, event.type(), event.data(), at);
        }
        long last = seq - 1;
        tx.afterCommit(() -> passed(last));
    }

    List<JournalEvent> read(@Nullable UUID jobId, long since, int limit) {
        List<JournalRepository.Row> found = jobId == null
                ? rows.after(since, limit)
                : rows.ofJobAfter(jobId, since, limit);
        return found.stream()
                .map(row -> new JournalEvent(row.seq(), row.jobId(), row.event(), row.data(), row.madeAt()))
                .toList();
    }

    void remove(UUID jobId) {
        rows.removeJob(jobId);
    }

    /** Returns when the journal has passed {@code since}, or after {@code timeout}. */
    void await(long since, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            if (mayPoll()) {
                passed(rows.head());
            }
            synchronized (signal) {
                long left = deadline - System.nanoTime();
                if (known > since || left <= 0) {
                    return;
                }
                signal.wait(Math.max(1, Math.min(left, POLL_NANOS) / 1_000_000));
            }
        }
    }

    private boolean mayPoll() {
        synchronized (signal) {
            long now = System.nanoTime();
            if (now - polledAt < POLL_NANOS && known > 0) {
                return false;
            }
            polledAt = now;
            return true;
        }
    }

    private void passed(long seq) {
        synchronized (signal) {
            if (seq > known) {
                known = seq;
                signal.notifyAll();
            }
        }
    }
}
