package io.songreel.job.internal;

import io.songreel.job.JobError;
import io.songreel.job.JobStatus;
import io.songreel.job.Lane;
import io.songreel.job.PlannedUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a job does next. All methods work on an open job, within its transaction. */
final class Advance {
    private final Plans plans;
    private final UnitRunRepository runs;
    private final Lanes lanes;
    private final Tx tx;
    private final RunningUnits running;
    private final BookRepository books;

    Advance(Plans plans, UnitRunRepository runs, BookRepository books, Lanes lanes, Tx tx, RunningUnits running) {
        this.books = books;
        this.plans = plans;
        this.runs = runs;
        this.lanes = lanes;
        this.tx = tx;
        this.running = running;
    }

    /**
     * Lays the plan again and schedules what has become ready, or ends the job.
     *
     * @param news
     *            for the progress message; null when nothing was just achieved
     */
    void go(OpenJob job, @Nullable String news) {
        Plans.Laid laid;
        try {
            laid = plans.lay(job.id(), job.kind(), job.input());
        } catch (RuntimeException e) {
            fail(job, Incident.of("the plan of job " + job.id() + " could not be laid; the job fails", "plan", e));
            return;
        }
        if (laid.allDone()) {
            if (plans.rest(job.kind(), job.input()) == JobStatus.REVIEW) {
                job.review();
            } else {
                job.done();
            }
            return;
        }
        if (!schedule(job, laid)) {
            fail(job, Incident.of("job " + job.id() + " has units left, but none that can run; the job fails", "plan",
                    null));
            return;
        }
        if (news != null) {
            job.progress(laid.earned(), runs.runningShare(job.id()), news);
        }
    }

    /** @return whether anything of the job is under way afterwards */
    private boolean schedule(OpenJob job, Plans.Laid laid) {
        Map<String, UnitRun> standing = runs.ofJob(job.id()).stream()
                .collect(Collectors.toMap(UnitRun::unit, Function.identity()));
        boolean underWay = false;
        for (PlannedUnit unit : laid.units()) {
            String digest = unit.digest();
            if (digest == null || !laid.ready(unit)) {
                continue;
            }
            UnitRun run = standing.get(unit.name());
            if (run != null && run.digest().equals(digest) && run.scheduled()) {
                underWay = true;
            } else if (run == null || !run.digest().equals(digest) || !run.is(UnitRun.FAILED)) {
                runs.remove(job.id(), unit.name());
                runs.addWaiting(job.id(), unit.name(), digest, unit.lane().name(), unit.share());
                enqueue(job, unit.lane(), new UnitKey(job.id(), unit.name(), digest));
                underWay = true;
            }
        }
        tx.afterCommit(lanes::wake);
        return underWay;
    }

    /** A job that has not started stays out of the lanes while the queue is paused. */
    private void enqueue(OpenJob job, Lane lane, UnitKey key) {
        if (job.status() != JobStatus.QUEUED || !books.lockPaused()) {
            lanes.schedule(lane, key, job.queuedAt());
        }
    }

    void wake() {
        lanes.wake();
    }

    /** Makes sure that what is under way is in its lane: after a start, whatever happened before. */
    void heal(OpenJob job) {
        for (UnitRun run : runs.ofJob(job.id())) {
            if (run.scheduled()) {
                enqueue(job, Lane.valueOf(run.lane()), new UnitKey(job.id(), run.unit(), run.digest()));
            }
        }
        if (job.active()) {
            go(job, null);
        } else {
            finishCancel(job);
        }
    }

    /** Ends the job as failed; its other units stop. */
    void fail(OpenJob job, JobError why) {
        job.fail(why);
        clear(job);
    }

    /** Takes a job's units out of the lanes; they stay its units, and {@link #heal} brings them back. */
    void park(OpenJob job) {
        takeBack(job, runs.ofJob(job.id()));
    }

    /** Takes back what does not run yet and stops, after the commit, what runs. */
    void clear(OpenJob job) {
        takeBack(job, runs.ofJob(job.id()));
        runs.removeWaiting(job.id());
        tx.afterCommit(() -> running.stop(job.id()));
    }

    private void takeBack(OpenJob job, List<UnitRun> all) {
        for (Lane lane : Lane.values()) {
            lanes.forget(lane, all.stream().filter(run -> run.is(UnitRun.WAITING) && run.lane().equals(lane.name()))
                    .map(run -> new UnitKey(job.id(), run.unit(), run.digest())).toList());
        }
    }

    /** A stopping job whose last unit has left is cancelled. */
    void finishCancel(OpenJob job) {
        if (job.status() == JobStatus.CANCELLING && runs.running(job.id()) == 0) {
            job.cancelled();
        }
    }
}
