package io.songreel.job.internal;

import io.songreel.job.Job;
import io.songreel.job.JobRefused;
import io.songreel.job.JobRefused.Reason;
import io.songreel.job.JobStatus;
import io.songreel.job.Jobs;
import io.songreel.job.NewEvent;
import io.songreel.storage.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What callers may do with jobs, each a transaction. */
final class JobDesk implements Jobs {
    private final JobRepository rows;
    private final UnitRunRepository runs;
    private final ResultRepository results;
    private final ResultStore store;
    private final BookRepository books;
    private final Journal journal;
    private final Desk desk;
    private final Plans plans;
    private final Advance advance;
    private final Trash trash;
    private final JobReader reader;
    private final Tx tx;
    private final int queueBound;

    JobDesk(JobRepository rows, UnitRunRepository runs, ResultRepository results, ResultStore store,
            BookRepository books, Journal journal, Desk desk, Plans plans, Advance advance, Trash trash,
            JobReader reader, Tx tx, int queueBound) {
        this.rows = rows;
        this.runs = runs;
        this.results = results;
        this.store = store;
        this.books = books;
        this.journal = journal;
        this.desk = desk;
        this.plans = plans;
        this.advance = advance;
        this.trash = trash;
        this.reader = reader;
        this.tx = tx;
        this.queueBound = queueBound;
    }

    @Override
    public UUID submit(NewJob job, @Nullable String idempotencyKey) {
        UUID fresh = UUID.randomUUID();
        // a job that cannot be planned is refused here, not accepted and failed
        plans.lay(fresh, job.kind(), job.input());
        String keyDigest = idempotencyKey == null ? null : sha256(idempotencyKey);
        String request = sha256(job.kind() + '\0' + job.title() + '\0' + job.input());
        return tx.write(() -> {
            // the journal's lock first: the key and the queue's length are looked at by one submit at a time
            journal.lock();
            if (keyDigest != null) {
                Optional<BookRepository.Keyed> known = books.keyed(keyDigest);
                if (known.isPresent()) {
                    return same(known.get(), request);
                }
            }
            if (rows.unfinished() >= queueBound) {
                throw new JobRefused(Reason.QUEUE_FULL);
            }
            insert(fresh, job, journal.reserve(1));
            if (keyDigest != null) {
                books.addKey(keyDigest, request, fresh);
            }
            OpenJob open = desk.open(fresh).orElseThrow();
            advance.go(open, null);
            open.save();
            return fresh;
        });
    }

    private void insert(UUID id, NewJob job, long seq) {
        Instant now = desk.now();
        String message = "waiting in the queue";
        String status = JobStatus.QUEUED.wire();
        rows.save(new JobRow(id, job.kind(), job.title(), job.input(), status, 0, 0, message, null, seq, seq, seq, 0,
                now, now, now, null, null, null));
        journal.write(seq, id, List.of(new NewEvent("status",
                Json.object("status", status, "progress", 0.0, "message", message))), now);
    }

    private static UUID same(BookRepository.Keyed known, String request) {
        if (!known.requestDigest().equals(request)) {
            throw new JobRefused(Reason.KEY_REUSED);
        }
        return known.jobId();
    }

    @Override
    public Optional<Job> find(UUID id) {
        return rows.findById(id).map(JobRow::toJob);
    }

    @Override
    public List<Job> list(@Nullable JobStatus status, int limit, @Nullable UUID before) {
        long from = before == null ? Long.MAX_VALUE : rows.findById(before).map(JobRow::firstSeq).orElse(0L);
        List<JobRow> page = status == null ? rows.page(from, limit) : rows.pageOf(status.wire(), from, limit);
        return page.stream().map(JobRow::toJob).toList();
    }

    @Override
    public JobStatus cancel(UUID id) {
        return tx.write(() -> {
            OpenJob job = open(id);
            if (job.status().terminal()) {
                throw new JobRefused(Reason.FINISHED);
            }
            if (job.active()) {
                if (runs.running(id) == 0) {
                    job.cancelled();
                } else {
                    job.cancelling();
                }
                advance.clear(job);
                job.save();
            }
            return job.status();
        });
    }

    @Override
    public void run(UUID id) {
        tx.run(() -> {
            OpenJob job = openAtRest(id);
            Plans.Laid laid = plans.lay(id, job.kind(), job.input());
            if (laid.allDone() && job.status() == JobStatus.DONE) {
                throw new JobRefused(Reason.NOTHING_TO_DO);
            }
            runs.removeFailed(id);
            job.queue(laid.earned());
            advance.go(job, null);
            job.save();
        });
    }

    @Override
    public Job edit(UUID id, UnaryOperator<NewJob> change) {
        return tx.write(() -> {
            OpenJob job = openAtRest(id);
            NewJob changed = change.apply(new NewJob(job.kind(), job.title(), job.input()));
            job.rewrite(changed.title(), changed.input());
            return job.save().toJob();
        });
    }

    @Override
    public void delete(UUID id) {
        tx.run(() -> {
            OpenJob job = open(id);
            boolean atRest = job.status().terminal() || job.status() == JobStatus.QUEUED;
            if (!atRest || runs.running(id) > 0) {
                throw new JobRefused(Reason.RUNNING);
            }
            advance.clear(job);
            results.objects(id).forEach(key -> trash.add(new ObjectKey(key), false));
            // what units stored but never came to record
            trash.add(ObjectKey.of("jobs", id.toString()), true);
            journal.remove(id);
            rows.remove(id);
        });
        store.forget(id);
        trash.empty();
    }

    @Override
    public JobReads reads() {
        return reader;
    }

    private OpenJob open(UUID id) {
        return desk.open(id).orElseThrow(() -> new JobRefused(Reason.NOT_FOUND));
    }

    private OpenJob openAtRest(UUID id) {
        OpenJob job = open(id);
        if (!job.status().terminal()) {
            throw new JobRefused(Reason.RUNNING);
        }
        return job;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
