package io.songreel.api;

import io.songreel.job.Job;
import io.songreel.job.JobRefused;
import io.songreel.job.JobStatus;
import io.songreel.job.Jobs;
import io.songreel.job.JournalEvent;
import io.songreel.job.Lane;
import io.songreel.job.Results;
import io.songreel.job.UnitView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Jobs in memory that do no work of their own: a test moves them. */
final class FakeJobs implements Jobs, Jobs.JobReads {
    static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<UUID, Job> jobs = new LinkedHashMap<>();
    private final Map<String, Map.Entry<NewJob, UUID>> keys = new HashMap<>();
    private final List<JournalEvent> journal = new ArrayList<>();
    private long seq;
    int bound = Integer.MAX_VALUE;

    @Override
    public UUID submit(NewJob job, @Nullable String key) {
        lock.lock();
        try {
            Map.Entry<NewJob, UUID> before = key == null ? null : keys.get(key);
            if (before != null) {
                if (!before.getKey().equals(job)) {
                    throw new JobRefused(JobRefused.Reason.KEY_REUSED);
                }
                return before.getValue();
            }
            if (jobs.values().stream().filter(j -> j.status() == JobStatus.QUEUED).count() >= bound) {
                throw new JobRefused(JobRefused.Reason.QUEUE_FULL);
            }
            UUID id = UUID.randomUUID();
            jobs.put(id, new Job(id, job.kind(), job.title(), JobStatus.QUEUED, 0, "waiting", job.input(), null, seq,
                    THEN, THEN, null, null));
            if (key != null) {
                keys.put(key, Map.entry(job, id));
            }
            emit(id, JobStatus.QUEUED, 0, "status", "{\"status\":\"queued\"}");
            return id;
        } finally {
            lock.unlock();
        }
    }

    /** Moves a job and writes an event. */
    long emit(UUID id, JobStatus status, double progress, String type, String data) {
        lock.lock();
        try {
            Job job = known(id);
            journal.add(new JournalEvent(++seq, id, type, data, THEN));
            jobs.put(id, new Job(id, job.kind(), job.title(), status, progress, type, job.input(), null, seq,
                    job.createdAt(), THEN, THEN, status.terminal() ? THEN : null));
            news.signalAll();
            return seq;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Job> find(UUID id) {
        lock.lock();
        try {
            return Optional.ofNullable(jobs.get(id));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Job> list(@Nullable JobStatus status, int limit, @Nullable UUID before) {
        lock.lock();
        try {
            List<Job> all = new ArrayList<>(jobs.values()).reversed();
            int from = before == null ? 0 : all.stream().map(Job::id).toList().indexOf(before) + 1;
            return all.stream().skip(from).filter(j -> status == null || j.status() == status).limit(limit).toList();
        } finally {
            lock.unlock();
        }
    }

    private Job known(UUID id) {
        return find(id).orElseThrow(() -> new JobRefused(JobRefused.Reason.NOT_FOUND));
    }

    @Override
    public JobStatus cancel(UUID id) {
        Job job = known(id);
        if (job.status().terminal()) {
            throw new JobRefused(JobRefused.Reason.FINISHED);
        }
        JobStatus next = job.status() == JobStatus.QUEUED ? JobStatus.CANCELLED : JobStatus.CANCELLING;
        emit(id, next, job.progress(), next == JobStatus.CANCELLED ? "cancelled" : "status", "{}");
        return next;
    }

    @Override
    public void run(UUID id) {
        Job job = known(id);
        if (!job.status().terminal()) {
            throw new JobRefused(JobRefused.Reason.RUNNING);
        }
        if (job.status() == JobStatus.DONE) {
            throw new JobRefused(JobRefused.Reason.NOTHING_TO_DO);
        }
        emit(id, JobStatus.QUEUED, job.progress(), "status", "{\"status\":\"queued\"}");
    }

    @Override
    public Job edit(UUID id, UnaryOperator<NewJob> change) {
        lock.lock();
        try {
            Job job = known(id);
            if (!job.status().terminal()) {
                throw new JobRefused(JobRefused.Reason.RUNNING);
            }
            NewJob next = change.apply(new NewJob(job.kind(), job.title(), job.input()));
            jobs.put(id, new Job(id, job.kind(), next.title(), job.status(), job.progress(), job.message(),
                    next.input(), null, job.statusSequence(), THEN, THEN, THEN, THEN));
            emit(id, job.status(), job.progress(), "status", "{}");
            return known(id);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void delete(UUID id) {
        lock.lock();
        try {
            if (!known(id).status().terminal()) {
                throw new JobRefused(JobRefused.Reason.RUNNING);
            }
            jobs.remove(id);
            journal.removeIf(event -> event.jobId().equals(id));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public JobReads reads() {
        return this;
    }

    @Override
    public Results results(UUID id) {
        return new Results() {
            @Override
            public Optional<String> find(String unit, String digest) {
                return Optional.empty();
            }

            @Override
            public Optional<String> newest(String unit) {
                return Optional.empty();
            }

            @Override
            public List<Recorded> all(String unit) {
                return List.of();
            }
        };
    }

    @Override
    public List<UnitView> plan(UUID id) {
        return List.of(
                new UnitView("probe", "probe", Lane.CPU, UnitView.State.DONE, 1, 1, 0.0, List.of(), null),
                new UnitView("render[0]", "render", Lane.CPU, UnitView.State.MISSING, 0, 0, 2.5, List.of("probe"),
                        null));
    }

    @Override
    public Optional<Duration> eta(UUID id) {
        return Optional.empty();
    }

    @Override
    public OptionalDouble seconds(String step, double cost) {
        return OptionalDouble.empty();
    }

    @Override
    public Optional<Integer> queuePosition(UUID id) {
        return Optional.empty();
    }

    @Override
    public List<JournalEvent> events(@Nullable UUID id, long since, int limit) {
        lock.lock();
        try {
            return journal.stream().filter(e -> e.seq() > since && (id == null || e.jobId().equals(id)))
                    .sorted(Comparator.comparingLong(JournalEvent::seq)).limit(limit).toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void await(long since, Duration timeout) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = timeout.toNanos();
            while (seq <= since && nanos > 0) {
                nanos = news.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
