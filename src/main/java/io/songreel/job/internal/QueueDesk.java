package io.songreel.job.internal;

import io.songreel.job.JobQueue;
import io.songreel.job.JobRefused;
import io.songreel.job.JobRefused.Reason;
import io.songreel.job.JobStatus;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/** Pauses and reorders the queue. A paused queue's jobs keep their units, but none of these is in a lane. */
final class QueueDesk implements JobQueue {
    private final JobRepository rows;
    private final BookRepository books;
    private final Desk desk;
    private final Advance advance;
    private final Tx tx;

    QueueDesk(JobRepository rows, BookRepository books, Desk desk, Advance advance, Tx tx) {
        this.rows = rows;
        this.books = books;
        this.desk = desk;
        this.advance = advance;
        this.tx = tx;
    }

    @Override
    public State state() {
        return new State(books.paused(), rows.startedIds(), rows.queuedIds());
    }

    @Override
    public void pause() {
        tx.run(() -> books.setPaused(true));
        // whoever read the gate before has committed: its job is in this list
        eachWaiting(advance::park);
    }

    @Override
    public void resume() {
        tx.run(() -> books.setPaused(false));
        eachWaiting(advance::heal);
    }

    private void eachWaiting(Consumer<OpenJob> move) {
        for (UUID id : rows.queuedIds()) {
            tx.run(() -> desk.open(id).filter(job -> job.status() == JobStatus.QUEUED).ifPresent(job -> {
                move.accept(job);
                job.save();
            }));
        }
    }

    @Override
    public void front(UUID id) {
        tx.run(() -> {
            OpenJob job = desk.open(id).orElseThrow(() -> new JobRefused(Reason.NOT_FOUND));
            if (job.status() != JobStatus.QUEUED) {
                throw new JobRefused(job.status().terminal() ? Reason.FINISHED : Reason.RUNNING);
            }
            JobRow first = rows.firstQueued().orElseThrow();
            if (!first.id().equals(id)) {
                advance.park(job);
                Instant before = first.queuedAt().minusMillis(1);
                job.queueBefore(first.queuedSeq(), before);
                advance.heal(job);
                job.save();
            }
        });
    }
}
