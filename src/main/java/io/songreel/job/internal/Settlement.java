package io.songreel.job.internal;

import io.songreel.job.JobError;
import io.songreel.job.PlannedUnit;
import io.songreel.job.UnitResult;
import io.songreel.storage.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down how an attempt came out and what follows from it, each in one transaction: the hold on the unit, its
 * result and events, the next units, the job. Locks are taken in one order everywhere: job, lanes, journal.
 */
final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);
    private final Desk desk;
    private final Advance advance;
    private final Plans plans;
    private final UnitRunRepository runs;
    private final ResultRepository results;
    private final ResultStore store;
    private final Speeds speeds;
    private final Trash trash;
    private final Tx tx;
    private final JobsConfig config;

    Settlement(Desk desk, Advance advance, Plans plans, UnitRunRepository runs, ResultRepository results,
            ResultStore store, Speeds speeds, Trash trash, Tx tx, JobsConfig config) {
        this.desk = desk;
        this.advance = advance;
        this.plans = plans;
        this.runs = runs;
        this.results = results;
        this.store = store;
        this.speeds = speeds;
        this.trash = trash;
        this.tx = tx;
        this.config = config;
    }

    void settle(UnitKey key, Attempt attempt, Claim claim) {
        switch (attempt) {
            case Attempt.Needless needless -> tx.run(() -> drop(key, claim));
            case Attempt.Left left -> tx.run(() -> leave(key, left.run(), claim));
            case Attempt.Finished finished -> finish(key, finished, claim);
            case Attempt.Failed failed -> {
                JobError error = new JobError(failed.failure().code(), failed.failure().title(),
                        failed.failure().detail(),
                        failed.unit().step());
                fail(key, failed.run(), error, failed.failure().retryable(), claim);
            }
            case Attempt.Broke broke -> fail(key, broke.run(), Incident.of("unit " + key.text() + " broke on attempt "
                    + broke.run().attempts() + "; " + next(broke.run()), broke.unit().step(), broke.cause()), true,
                    claim);
            case Attempt.GaveUp gaveUp -> fail(key, gaveUp.run(), new JobError("server_crashed",
                    "A step stopped the server too often", "This step was cut off " + (gaveUp.run().crashes() + 1)
                            + " times by the end of the server. See the server's log, then try the job again.",
                    gaveUp.unit().step()), false, claim);
            case Attempt.Begun begun -> throw new IllegalStateException("a unit that runs cannot be settled");
        }
    }

    /** Only when it is still needless: the job may have been started again since. */
    private void drop(UnitKey key, Claim claim) {
        OpenJob job = desk.open(key.jobId()).orElse(null);
        if (job == null) {
            claim.remove();
            return;
        }
        Plans.Laid laid = job.active() ? plans.lay(job.id(), job.kind(), job.input()) : null;
        boolean wanted = laid != null && laid.unit(key).filter(unit -> !laid.done(unit)).isPresent()
                && runs.find(key.jobId(), key.unit(), key.digest()).filter(UnitRun::scheduled).isPresent();
        boolean held = wanted ? claim.again(job.queuedAt()) : claim.remove();
        if (held && !wanted) {
            runs.find(key.jobId(), key.unit(), key.digest()).filter(UnitRun::scheduled)
                    .ifPresent(run -> runs.remove(key.jobId(), key.unit()));
            carryOn(job, null);
            job.save();
        }
    }

    private void leave(UnitKey key, UnitRun run, Claim claim) {
        OpenJob job = desk.open(key.jobId()).orElse(null);
        if (job == null) {
            claim.remove();
        } else if (job.active()) {
            // this node stops, or the job was started again meanwhile: as if this attempt had not been
            if (claim.again(job.queuedAt())) {
                runs.set(key.jobId(), key.unit(), key.digest(), UnitRun.WAITING, run.attempts() - 1, run.failures(),
                        run.crashes(), 0, null);
                tx.afterCommit(advance::wake);
            }
        } else if (claim.remove()) {
            runs.remove(key.jobId(), key.unit());
            advance.finishCancel(job);
            job.save();
        }
    }

    private void finish(UnitKey key, Attempt.Finished finished, Claim claim) {
        boolean recorded;
        try {
            recorded = tx.write(() -> record(key, finished, claim));
        } catch (RuntimeException e) {
            store.forget(key.jobId());
            throw e;
        }
        if (!recorded) {
            LOG.warn("Unit {} was finished elsewhere too; this result is dropped", key.text());
            // never removed now: the other run may have stored the same objects
            tx.run(() -> keepTrackOf(key, finished.result().objects()));
        }
    }

    private boolean record(UnitKey key, Attempt.Finished finished, Claim claim) {
        Optional<OpenJob> open = desk.open(key.jobId());
        if (!claim.remove() || open.isEmpty() || results.body(key.jobId(), key.unit(), key.digest()).isPresent()) {
            return false;
        }
        OpenJob job = open.get();
        PlannedUnit unit = finished.unit();
        UnitResult result = finished.result();
        results.add(key.jobId(), key.unit(), key.digest(), result.value(), unit.step(), unit.cost(),
                finished.seconds(), job.now());
        keepTrackOf(key, result.objects());
        UnitRun run = finished.run();
        runs.set(key.jobId(), key.unit(), key.digest(), UnitRun.DONE, run.attempts(), run.failures(), run.crashes(), 1,
                null);
        speeds.measured(unit.step(), unit.cost(), finished.seconds());
        job.announce(result.events());
        carryOn(job, "finished " + key.unit());
        job.save();
        return true;
    }

    /** Objects go when their job goes; those of a job that is gone go now. */
    private void keepTrackOf(UnitKey key, List<ObjectKey> objects) {
        if (desk.open(key.jobId()).isEmpty()) {
            objects.forEach(object -> trash.add(object, false));
            return;
        }
        Set<String> known = new HashSet<>(objects.isEmpty() ? List.of() : results.objects(key.jobId()));
        objects.stream().map(ObjectKey::value).filter(known::add).forEach(o -> results.addObject(key.jobId(), o));
    }

    private void fail(UnitKey key, UnitRun run, JobError error, boolean mayPass, Claim claim) {
        int failures = run.failures() + 1;
        boolean again = mayPass && failures <= config.retries();
        Duration wait = backOff(failures);
        boolean held = tx.write(() -> {
            OpenJob job = desk.open(key.jobId()).orElse(null);
            boolean retry = again && job != null && job.active();
            if (job == null || !retry) {
                return claim.remove() && (job == null || lose(job, key, run, failures, error));
            }
            Instant at = job.now().plus(wait);
            if (!claim.again(at)) {
                return false;
            }
            runs.set(key.jobId(), key.unit(), key.digest(), UnitRun.WAITING, run.attempts(), failures, run.crashes(), 0,
                    null);
            job.announce("warning", Json.object("code", error.code(), "step", error.step(), "unit", key.unit(),
                    "detail", error.detail(), "retry_in_s", wait.toMillis() / 1000.0));
            job.save();
            return true;
        });
        if (held && !error.code().equals("internal_error")) {
            LOG.warn("Unit {} failed on attempt {}: {}; {}", key.text(), run.attempts(), error.code(),
                    again ? next(run) : "its job fails");
        }
    }

    private boolean lose(OpenJob job, UnitKey key, UnitRun run, int failures, JobError error) {
        runs.set(key.jobId(), key.unit(), key.digest(), UnitRun.FAILED, run.attempts(), failures, run.crashes(), 0,
                Json.text(error));
        if (job.active()) {
            advance.fail(job, error);
        } else {
            advance.finishCancel(job);
        }
        job.save();
        return true;
    }

    private void carryOn(OpenJob job, @Nullable String news) {
        if (job.active()) {
            advance.go(job, news);
        } else {
            advance.finishCancel(job);
        }
    }

    private String next(UnitRun run) {
        int failures = run.failures() + 1;
        return failures > config.retries()
                ? "its job fails"
                : "retry " + failures + " of " + config.retries() + " in " + backOff(failures).toMillis() + " ms";
    }

    private Duration backOff(int failures) {
        return config.backOff().multipliedBy(1L << Math.min(failures, 16));
    }
}
