package io.songreel.api;

import io.songreel.job.Job;
import io.songreel.job.JobStatus;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JSON of a job, written once per status sequence and then only copied out, so that polling costs one indexed read.
 * A page is written anew when its signed URLs age, and every second while a job waits its turn, as its place in the
 * queue moves without an event of its own. Safe for many threads.
 */
@Singleton
class JobPages {
    private static final int MAX_PAGES = 256;
    private static final Duration QUEUED_PAGE = Duration.ofSeconds(1);
    private static final Duration BEHIND = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(JobPages.class);

    private final JobBodyWriter bodies;
    private final Duration urlTtl;
    private final Clock clock;
    private final Map<UUID, Slot> slots = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Slot> eldest) {
            return size() > MAX_PAGES;
        }
    };

    JobPages(JobBodyWriter bodies, ApiConfig config, Clock clock) {
        this.bodies = bodies;
        this.urlTtl = config.urlTtl();
        this.clock = clock;
    }

    /**
     * A job as JSON bytes.
     *
     * @param etag
     *            strong, quoted
     */
    record JobPage(long sequence, JobStatus status, Instant written, byte[] json, String etag) {}

    /** The page of a job that was just read, at least as new as that job. */
    JobPage page(Job job) {
        return slot(job).fresh(job);
    }

    /**
     * The same for a caller who polls: while a job runs, its page may be a moment behind, as a new one is written beside
     * the polls and not under them. It never tells another status than the job has, and is never one that the caller
     * has already.
     *
     * @param seen
     *            the status sequence the caller has; negative for none
     */
    JobPage page(Job job, long seen) {
        return slot(job).quick(job, seen);
    }

    private Slot slot(Job job) {
        synchronized (slots) {
            return slots.computeIfAbsent(job.id(), id -> new Slot());
        }
    }

    /** One writer at a time. */
    private final class Slot {
        private final AtomicBoolean refreshing = new AtomicBoolean();
        private volatile @Nullable JobPage page;

        JobPage quick(Job job, long seen) {
            JobPage known = page;
            Instant now = clock.instant();
            if (known == null || known.sequence() <= seen || known.status() != job.status() || job.status().terminal()
                    || now.isAfter(known.written().plus(BEHIND))) {
                return fresh(job);
            }
            if (!current(known, job, now) && refreshing.compareAndSet(false, true)) {
                Thread.ofVirtual().name("job-page").start(() -> refresh(job));
            }
            return known;
        }

        private void refresh(Job job) {
            try {
                fresh(job);
            } catch (RuntimeException e) {
                // the next poll that finds the page too old meets the same, and has somebody to tell
                LOG.debug("the page of job {} could not be written anew", job.id(), e);
            } finally {
                refreshing.set(false);
            }
        }

        synchronized JobPage fresh(Job job) {
            Instant now = clock.instant();
            JobPage known = page;
            if (known == null || !current(known, job, now)) {
                known = write(job, now);
                page = known;
            }
            return known;
        }

        private boolean current(JobPage known, Job job, Instant now) {
            Duration life = known.status() == JobStatus.QUEUED ? QUEUED_PAGE : urlTtl.dividedBy(4);
            return known.sequence() >= job.statusSequence() && known.status() == job.status()
                    && !now.isAfter(known.written().plus(life));
        }
    }

    private JobPage write(Job found, Instant now) {
        JobBodyWriter.Written body = bodies.write(found);
        Job job = body.job();
        byte[] json = StrictJson.write(body.json());
        return new JobPage(job.statusSequence(), job.status(), now, json, '"' + digest(json) + '"');
    }

    private static String digest(byte[] json) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
