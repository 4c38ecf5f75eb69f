package io.songreel.api;

import io.micronaut.scheduling.TaskExecutors;
import io.songreel.job.Jobs;
import io.songreel.job.JournalEvent;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Streams of journal entries. A stream holds at most one batch: it reads the next only when the client has taken the
 * last, so a slow client costs no memory and misses nothing. Each stream waits on a thread of its own, never on an event
 * loop.
 */
@Singleton
class EventStreams {
    private static final int BATCH = 100;
    private static final Set<String> TERMINAL = Set.of("done", "failed", "cancelled");
    private static final byte[] HEARTBEAT = ": alive\n\n".getBytes(StandardCharsets.UTF_8);

    private final Jobs jobs;
    private final Jobs.JobReads reads;
    private final JournalWatch watch;
    private final EventLinks links;
    private final Duration heartbeat;
    private final Semaphore places;
    private final Scheduler threads;

    EventStreams(Jobs jobs, JournalWatch watch, EventLinks links, ApiConfig config,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.jobs = jobs;
        this.reads = jobs.reads();
        this.watch = watch;
        this.links = links;
        this.heartbeat = config.heartbeat();
        this.places = new Semaphore(config.maxStreams());
        this.threads = Schedulers.fromExecutor(executor);
    }

    /**
     * Opens a stream of the entries after {@code since}, oldest first, each once.
     *
     * @param job
     *            null for all jobs; the stream of one job ends after the terminal event that is its last so far
     * @throws ApiProblem
     *             when too many are open
     */
    Publisher<byte[]> open(@Nullable UUID job, long since) {
        if (!places.tryAcquire()) {
            throw new ApiProblem(ProblemType.TOO_MANY_STREAMS);
        }
        AtomicBoolean left = new AtomicBoolean();
        return Flux.<byte[], Cursor>generate(() -> new Cursor(job, since), Cursor::next)
                .subscribeOn(threads)
                .doFinally(signal -> {
                    if (left.compareAndSet(false, true)) {
                        places.release();
                    }
                });
    }

    private final class Cursor {
        private final @Nullable UUID job;
        private final Queue<JournalEvent> batch = new ArrayDeque<>();
        private long position;
        private boolean greeted;

        Cursor(@Nullable UUID job, long since) {
            this.job = job;
            this.position = since;
        }

        Cursor next(SynchronousSink<byte[]> sink) {
            if (!greeted) {
                // the first bytes tell the client, and every proxy between, that the stream is open
                greeted = true;
                watch.begin();
                sink.next(HEARTBEAT);
                return this;
            }
            if (batch.isEmpty() && !refill()) {
                if (watch.stopped() || (job != null && jobs.find(job).isEmpty())) {
                    sink.complete();
                } else {
                    sink.next(HEARTBEAT);
                }
                return this;
            }
            JournalEvent event = batch.remove();
            position = event.seq();
            sink.next(frame(event, job == null));
            if (job != null && batch.isEmpty() && TERMINAL.contains(event.type())
                    && reads.events(job, position, 1).isEmpty()) {
                sink.complete();
            }
            return this;
        }

        private boolean refill() {
            batch.addAll(reads.events(job, position, BATCH));
            if (!batch.isEmpty()) {
                return true;
            }
            try {
                if (watch.await(job, position, heartbeat)) {
                    batch.addAll(reads.events(job, position, BATCH));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return !batch.isEmpty();
        }
    }

    /** In a stream of all jobs an event says whose it is. */
    private byte[] frame(JournalEvent event, boolean named) {
        String own = links.data(event);
        String told = named
                ? "{\"job_id\":\"" + event.jobId() + (own.equals("{}") ? "\"}" : "\"," + own.substring(1))
                : own;
        String data = told.replace("\r", "").replace("\n", "\ndata: ");
        return ("id: " + event.seq() + "\nevent: " + event.type() + "\ndata: " + data + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
