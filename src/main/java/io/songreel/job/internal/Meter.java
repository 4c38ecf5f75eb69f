package io.songreel.job.internal;

import io.songreel.job.NewEvent;
import io.songreel.job.Progress;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one running unit says. Its progress is stored and announced at a bounded rate and never falls. Nothing of it is in
 * the unit's way.
 */
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
        store(job -> job.progress(job.base(), runs.runningShare(key.jobId()), message));
    }

    synchronized void tell(NewEvent event) {
        store(job -> job.announce(event.type(), event.data()));
    }

    private void store(Consumer<OpenJob> change) {
        // an interrupt would close the embedded database's file under everybody; it is put back afterwards
        boolean interrupted = Thread.interrupted();
        try {
            tx.run(() -> desk.open(key.jobId()).filter(OpenJob::active).ifPresent(job -> {
                // no row: somebody else runs this unit by now
                if (runs.setFraction(key.jobId(), key.unit(), key.digest(), reached) == 1) {
                    change.accept(job);
                    job.save();
                }
            }));
        } catch (RuntimeException e) {
            LOG.warn("News of {} was not stored; the unit goes on", key.text(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
