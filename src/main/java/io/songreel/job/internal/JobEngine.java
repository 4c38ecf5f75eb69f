package io.songreel.job.internal;

import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of this node's lanes: start, look out for cancels of other nodes, stop in order. */
public final class JobEngine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobEngine.class);
    private final Lanes lanes;
    private final Advance advance;
    private final Desk desk;
    private final JobRepository jobs;
    private final RunningUnits running;
    private final Scratch scratch;
    private final Trash trash;
    private final Tx tx;
    private final JobsConfig config;
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ScheduledExecutorService lookout = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("songreel-lookout").unstarted(task));

    JobEngine(Lanes lanes, Advance advance, Desk desk, JobRepository jobs, RunningUnits running, Scratch scratch,
            Trash trash, Tx tx, JobsConfig config) {
        this.lanes = lanes;
        this.advance = advance;
        this.desk = desk;
        this.jobs = jobs;
        this.running = running;
        this.scratch = scratch;
        this.trash = trash;
        this.tx = tx;
        this.config = config;
    }

    /** Frees what an earlier life of this node held, makes whole what it left, and begins to run units. */
    // look() contains its own failures, so the future has nothing to say
    @SuppressWarnings("FutureReturnValueIgnored")
    public void start() {
        if (!started.compareAndSet(false, true)) {
            return;
        }
        prepare();
        lanes.start();
        long every = config.cancelPoll().toMillis();
        lookout.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    }

    void prepare() {
        scratch.sweep();
        trash.empty();
        int released = lanes.releaseOwn();
        if (released > 0) {
            LOG.info("{} units were cut off when this server last ended; they run again now", released);
        }
        for (UUID id : jobs.unfinishedIds()) {
            tx.run(() -> desk.open(id).ifPresent(job -> {
                advance.heal(job);
                job.save();
            }));
        }
    }

    private void look() {
        try {
            running.look();
        } catch (RuntimeException e) {
            LOG.warn("Cancels of other nodes could not be looked up; tried again in {} ms",
                    config.cancelPoll().toMillis(), e);
        }
    }

    /** Starts no more units, asks the running ones to leave, waits within bounds. They go on at the next start. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        lookout.shutdownNow();
        lanes.pause();
        running.close();
        if (started.get()) {
            lanes.stop();
        }
    }
}
