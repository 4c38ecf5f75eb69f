package io.songreel.api;

import io.songreel.job.Jobs;
import io.songreel.job.JournalEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader of the journal's end for everybody who waits: it knows of each job how far its events go, and wakes who
 * waits for more. So a hundred open streams cost one query, not a hundred. Safe for many threads.
 */
@Singleton
class JournalWatch {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWatch.class);
    private static final int BATCH = 500;
    private static final int REMEMBERED_JOBS = 10_000;

    private final Jobs.JobReads reads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<UUID, Long> newest = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Long> eldest) {
            return size() > REMEMBERED_JOBS;
        }
    };
    private long head = -1;
    private @Nullable Thread reader;
    private volatile boolean stopped;

    JournalWatch(Jobs jobs) {
        this.reads = jobs.reads();
    }

    /**
     * Waits for an event of a job (of any, when null) with {@code seq > since}.
     *
     * @return false when the time was over first, or the server stops
     */
    boolean await(@Nullable UUID job, long since, Duration timeout) throws InterruptedException {
        long nanos = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            start();
            while (!stopped && seen(job) <= since) {
                if (nanos <= 0) {
                    return false;
                }
                nanos = news.awaitNanos(nanos);
            }
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    /** Begins to watch, unless it does already: what happens from now on is seen. */
    void begin() {
        lock.lock();
        try {
            start();
        } finally {
            lock.unlock();
        }
    }

    boolean stopped() {
        return stopped;
    }

    private long seen(@Nullable UUID job) {
        return job == null ? head : newest.getOrDefault(job, -1L);
    }

    private void start() {
        if (reader == null && !stopped) {
            head = end();
            reader = Thread.ofVirtual().name("journal-watch").start(this::follow);
        }
    }

    /** The journal has no gaps but those that deleted jobs leave, so "is there more after n" finds its end by halving. */
    private long end() {
        long low = 0;
        long high = 1024;
        while (more(high)) {
            low = high;
            high *= 2;
        }
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (more(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean more(long than) {
        return !reads.events(null, than, 1).isEmpty();
    }

    private void follow() {
        while (!stopped) {
            try {
                List<JournalEvent> events = reads.events(null, head, BATCH);
                if (events.isEmpty()) {
                    reads.await(head, Duration.ofSeconds(15));
                } else {
                    note(events);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (stopped) {
                    return;
                }
                LOG.warn("the journal could not be read, will be tried again in 1 s", e);
                pause();
            }
        }
    }

    private void note(List<JournalEvent> events) {
        lock.lock();
        try {
            for (JournalEvent event : events) {
                newest.merge(event.jobId(), event.seq(), Math::max);
                head = event.seq();
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
        lock.lock();
        try {
            news.signalAll();
            if (reader != null) {
                reader.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }
}
