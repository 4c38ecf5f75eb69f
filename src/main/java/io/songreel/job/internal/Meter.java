package io.songreel.job.internal;

import io.songreel.job.Progress;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The progress of one running unit: stored and announced at a bounded rate, never falling, never in the unit's way. */
final class Meter implements Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Meter.class);
    private final UnitKey key;
    private final Desk desk;
    private final UnitRunRepository runs;
    private final RunningUnits running;
    private final Tx tx;
    private final Clock clock;
    private final Duration interval;
    private double reached;

    Meter(UnitKey key, Desk desk, UnitRunRepository runs, RunningUnits running, Tx tx, Clock clock,
            Duration interval) {
        this.key = key;
        this.desk = desk;
        this.runs = runs;
        this.running = running;
        this.tx = tx;
        this.clock = clock;
        this.interval = interval;
    }

    @Override
    public synchronized void at(double fraction, String message) {
        // NaN fails this comparison too
        if (fraction > reached) {
            reached = Math.min(1, fraction);
        }
        if (!running.mayTell(key.jobId(), clock.instant(), interval)) {
            return;
        }
        // an interrupt would close the embedded database's file under everybody; it is put back afterwards
        boolean interrupted = Thread.interrupted();
        try {
            tx.run(() -> store(message));
        } catch (RuntimeException e) {
            LOG.warn("Progress of {} was not stored; the unit goes on", key.text(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void store(String message) {
        desk.open(key.jobId()).filter(OpenJob::active).ifPresent(job -> {
            if (runs.setFraction(key.jobId(), key.unit(), key.digest(), reached) == 1) {
                job.progress(job.base(), runs.runningShare(key.jobId()), message);
                job.save();
            }
        });
    }
}
