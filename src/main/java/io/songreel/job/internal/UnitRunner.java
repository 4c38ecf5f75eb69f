package io.songreel.job.internal;

import io.songreel.job.CancelSwitch;
import io.songreel.job.PlannedUnit;
import io.songreel.job.UnitContext;
import io.songreel.job.UnitFailure;
import io.songreel.job.UnitResult;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs units in the threads of the lanes. Whatever a unit throws, its lane goes on. */
final class UnitRunner implements Lanes.Runner {
    private final Desk desk;
    private final Plans plans;
    private final UnitRunRepository runs;
    private final RunningUnits running;
    private final Settlement settlement;
    private final Scratch scratch;
    private final Tx tx;
    private final Clock clock;
    private final JobsConfig config;

    UnitRunner(Desk desk, Plans plans, UnitRunRepository runs, RunningUnits running, Settlement settlement,
            Scratch scratch, Tx tx, Clock clock, JobsConfig config) {
        this.desk = desk;
        this.plans = plans;
        this.runs = runs;
        this.running = running;
        this.settlement = settlement;
        this.scratch = scratch;
        this.tx = tx;
        this.clock = clock;
        this.config = config;
    }

    @Override
    public Settle run(UnitKey key) {
        CancelSwitch token = running.enter(key.jobId());
        try {
            Attempt attempt = tx.write(() -> begin(key, token));
            Attempt outcome = attempt instanceof Attempt.Begun begun ? work(key, begun, token) : attempt;
            return claim -> settlement.settle(key, outcome, claim);
        } finally {
            running.leave(key.jobId(), token);
        }
    }

    private Attempt begin(UnitKey key, CancelSwitch token) {
        Optional<OpenJob> open = desk.open(key.jobId()).filter(OpenJob::active);
        if (open.isEmpty() || token.cancelled()) {
            return new Attempt.Needless();
        }
        OpenJob job = open.get();
        Plans.Laid laid = plans.lay(job.id(), job.kind(), job.input());
        PlannedUnit unit = laid.unit(key).filter(found -> !laid.done(found)).orElse(null);
        UnitRun run = runs.find(key.jobId(), key.unit(), key.digest()).orElse(null);
        if (unit == null || run == null) {
            return new Attempt.Needless();
        }
        // we hold the unit, so a run that still stands was cut off together with its server
        int crashes = run.crashes() + (run.is(UnitRun.RUNNING) ? 1 : 0);
        if (crashes > config.maxCrashes()) {
            return new Attempt.GaveUp(unit, run);
        }
        runs.set(key.jobId(), key.unit(), key.digest(), UnitRun.RUNNING, run.attempts() + 1, run.failures(), crashes,
                0, null);
        job.enter(unit.phase());
        job.save();
        return new Attempt.Begun(unit, new UnitRun(key.jobId(), key.unit(), key.digest(), run.lane(), run.share(),
                UnitRun.RUNNING, run.attempts() + 1, run.failures(), crashes, 0, null));
    }

    // a lane must outlive whatever a unit throws, an OutOfMemoryError included
    @SuppressWarnings("CatchAndPrintStackTrace")
    private Attempt work(UnitKey key, Attempt.Begun begun, CancelSwitch token) {
        PlannedUnit unit = begun.unit();
        Path directory = null;
        long from = System.nanoTime();
        try {
            directory = scratch.open();
            Meter meter = new Meter(key, desk, runs, running, tx, clock, config.progressInterval());
            UnitResult result = unit.work().run(new UnitContext(key.jobId(), key.unit(), key.digest(),
                    begun.run().attempts(), token, meter, meter::tell, directory));
            return new Attempt.Finished(unit, begun.run(), result, (System.nanoTime() - from) / 1e9);
        } catch (UnitFailure e) {
            return token.cancelled() ? new Attempt.Left(begun.run()) : new Attempt.Failed(unit, begun.run(), e);
        } catch (Throwable e) {
            // a cancelled unit may leave by whatever its native call made of it
            return token.cancelled() ? new Attempt.Left(begun.run()) : new Attempt.Broke(unit, begun.run(), e);
        } finally {
            clean(directory);
        }
    }

    private void clean(@Nullable Path directory) {
        // left over from the unit; an interrupted thread must not touch the embedded database
        boolean ignored = Thread.interrupted();
        if (directory != null) {
            scratch.remove(directory);
        }
    }
}
