package io.songreel.job.internal;

import io.songreel.job.JobError;
import io.songreel.job.JobStatus;
import io.songreel.job.NewEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One job inside a transaction that holds its row: every change of a job goes through here. {@link #save} writes the row
 * and its events, and belongs at the end of the transaction: it takes the journal's lock.
 */
final class OpenJob {
    private final JobRepository rows;
    private final Journal journal;
    private final Instant now;
    private final JobRow row;
    private final List<NewEvent> news = new ArrayList<>();
    private @Nullable String title;
    private String input;
    private JobStatus status;
    private double progress;
    private double base;
    private String message;
    private @Nullable String error;
    private boolean queued;
    private long queuedSeq;
    private Instant queuedAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;
    private @Nullable Instant cancelAskedAt;

    OpenJob(JobRow row, JobRepository rows, Journal journal, Instant now) {
        this.row = row;
        this.rows = rows;
        this.journal = journal;
        this.now = now;
        title = row.title();
        input = row.input();
        status = JobStatus.ofWire(row.status());
        progress = row.progress();
        base = row.base();
        message = row.message();
        error = row.error();
        queuedSeq = row.queuedSeq();
        queuedAt = row.queuedAt();
        startedAt = row.startedAt();
        finishedAt = row.finishedAt();
        cancelAskedAt = row.cancelAskedAt();
    }

    UUID id() {
        return row.id();
    }

    String kind() {
        return row.kind();
    }

    @Nullable
    String title() {
        return title;
    }

    String input() {
        return input;
    }

    JobStatus status() {
        return status;
    }

    double base() {
        return base;
    }

    Instant queuedAt() {
        return queuedAt;
    }

    Instant now() {
        return now;
    }

    /** Whether its units may run. */
    boolean active() {
        return !status.terminal() && status != JobStatus.CANCELLING;
    }

    void rewrite(@Nullable String newTitle, String newInput) {
        title = newTitle;
        input = newInput;
        // whoever shows the job has to look again: its units may be stale now
        announceStatus();
    }

    /** Moves on to the phase of a unit that starts; a job that is already further stays there. */
    void enter(JobStatus phase) {
        if (startedAt == null) {
            startedAt = now;
        }
        if (status.mayBecome(phase)) {
            move(phase);
            announceStatus();
        }
    }

    /** Starts again; progress goes back to what recorded results have earned. */
    void queue(double earned) {
        move(JobStatus.QUEUED);
        base = earned;
        progress = earned;
        queued = true;
        queuedAt = now;
        message = "waiting in the queue";
        error = null;
        startedAt = null;
        finishedAt = null;
        cancelAskedAt = null;
        announceStatus();
    }

    /** Goes before the job that was the first in the queue. */
    void queueBefore(long firstSeq, Instant firstAt) {
        queuedSeq = firstSeq - 1;
        queuedAt = firstAt;
        announceStatus();
    }

    /** Comes to rest before it is a film: its owner looks at it first. */
    void review() {
        if (status == JobStatus.QUEUED) {
            move(JobStatus.RUNNING);
        }
        move(JobStatus.REVIEW);
        finishedAt = now;
        message = "waiting for your review";
        announceStatus();
    }

    void done() {
        if (status == JobStatus.QUEUED) {
            move(JobStatus.RUNNING);
        }
        move(JobStatus.DONE);
        finishedAt = now;
        base = 1;
        progress = 1;
        message = "done";
        announce("done", Json.object("status", status.wire(), "progress", progress, "message", message, "finished_at",
                now.toString()));
    }

    void fail(JobError why) {
        move(JobStatus.FAILED);
        finishedAt = now;
        message = why.title();
        error = Json.text(why);
        announce("failed",
                Json.object("status", status.wire(), "progress", progress, "message", message, "error", why));
    }

    void cancelling() {
        move(JobStatus.CANCELLING);
        cancelAskedAt = now;
        message = "stopping";
        announceStatus();
    }

    void cancelled() {
        move(JobStatus.CANCELLED);
        finishedAt = now;
        message = "cancelled";
        long latency = cancelAskedAt == null ? 0 : Math.max(0, Duration.between(cancelAskedAt, now).toMillis());
        announce("cancelled", Json.object("status", status.wire(), "progress", progress, "message", message,
                "cancel_latency_ms", latency));
    }

    /** Progress as recorded results and running units make it; it never falls. */
    void progress(double earned, double running, @Nullable String news) {
        base = earned;
        progress = Math.max(progress, Math.min(1, earned + running));
        message = news == null ? message : news;
        announce("progress", Json.object("progress", progress, "message", message));
    }

    private void announceStatus() {
        announce("status", Json.object("status", status.wire(), "progress", progress, "message", message));
    }

    void announce(String type, String data) {
        news.add(new NewEvent(type, data));
    }

    void announce(List<NewEvent> events) {
        news.addAll(events);
    }

    /** Writes the row and its events; nothing when nothing changed. */
    JobRow save() {
        if (news.isEmpty()) {
            boolean same = written(row.updatedAt(), queuedSeq, row.statusSeq()).equals(row);
            return same ? row : rows.update(written(now, queuedSeq, row.statusSeq()));
        }
        long first = journal.reserve(news.size());
        JobRow saved = rows.update(written(now, queued ? first : queuedSeq, first + news.size() - 1));
        journal.write(first, row.id(), news, now);
        return saved;
    }

    private JobRow written(Instant at, long queueSeq, long statusSeq) {
        return new JobRow(row.id(), row.kind(), title, input, status.wire(), progress, base, message, error,
                row.firstSeq(), queueSeq, statusSeq, row.version(), row.createdAt(), at, queuedAt, startedAt,
                finishedAt, cancelAskedAt);
    }

    private void move(JobStatus next) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("a job cannot go from " + status.wire() + " to " + next.wire());
        }
        status = next;
    }
}
