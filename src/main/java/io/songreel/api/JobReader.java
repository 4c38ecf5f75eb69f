package io.songreel.api;

import io.songreel.job.Job;
import io.songreel.job.JobStatus;
import io.songreel.job.Jobs;
import io.songreel.job.UnitView;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads of jobs, as the API offers them. */
@Singleton
class JobReader {
    private static final int MAX_WAIT_S = 60;
    private static final int MAX_LIMIT = 100;
    private static final int DEFAULT_LIMIT = 20;

    private final Jobs jobs;
    private final JobPages pages;
    private final JournalWatch watch;
    private final Posters posters;

    JobReader(Jobs jobs, JobPages pages, JournalWatch watch, Posters posters) {
        this.posters = posters;
        this.jobs = jobs;
        this.pages = pages;
        this.watch = watch;
    }

    JobPages.JobPage page(UUID id) {
        return pages.page(find(id));
    }

    /**
     * A job's page, at once or when it has changed.
     *
     * @param wait
     *            seconds to wait at most, 60 at most
     * @param since
     *            the status sequence the caller has; the present one when not given
     */
    JobPages.JobPage page(UUID id, @Nullable String wait, @Nullable String since) throws InterruptedException {
        double seconds = wait == null ? 0 : Queries.number("wait", wait, 0, 3600);
        long seen = since == null ? -1 : Queries.whole("since", since, 0, Long.MAX_VALUE);
        if (seconds > 0) {
            watch.begin();
            long now = find(id).statusSequence();
            long passed = since == null ? now : seen;
            if (now <= passed) {
                watch.await(id, passed, Duration.ofMillis((long) (Math.min(seconds, MAX_WAIT_S) * 1000)));
            }
        }
        return pages.page(find(id), seen);
    }

    JobBodies.Page list(@Nullable String status, @Nullable String limit, @Nullable String cursor) {
        JobStatus wanted = status == null ? null : Queries.status(status);
        int count = limit == null ? DEFAULT_LIMIT : (int) Queries.whole("limit", limit, 1, MAX_LIMIT);
        UUID before = cursor == null
                ? null
                : Ids.parse(cursor).orElseThrow(() -> ApiProblem.invalid("cursor", "must be a next_cursor"));
        // one more than asked for tells whether there is a next page
        List<Job> found = jobs.list(wanted, count + 1, before);
        List<Job> shown = found.subList(0, Math.min(count, found.size()));
        return new JobBodies.Page(shown.stream().map(this::summary).toList(),
                found.size() > count ? shown.getLast().id().toString() : null);
    }

    JobBodies.Plan plan(UUID id) {
        find(id);
        List<UnitView> units = jobs.reads().plan(id);
        boolean measured = units.stream().allMatch(unit -> unit.estimatedSeconds() != null);
        Double total = measured
                ? (Double) units.stream().map(UnitView::estimatedSeconds).filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue).sum()
                : null;
        return new JobBodies.Plan(id, units.stream().map(JobReader::unit).toList(), total);
    }

    String status(UUID id) {
        return find(id).status().wire();
    }

    /** Only a job that stopped short of its film has something to retry. */
    void mayRetry(UUID id) {
        JobStatus status = find(id).status();
        if (status == JobStatus.DONE) {
            throw new ApiProblem(ProblemType.NOTHING_TO_DO, "Nothing of this job failed. Use run after an edit.");
        }
        if (!status.terminal()) {
            throw new ApiProblem(ProblemType.JOB_RUNNING);
        }
    }

    /** Whether a job has ended and has nothing to tell after {@code since}. */
    boolean over(UUID id, long since) {
        return find(id).status().terminal() && jobs.reads().events(id, since, 1).isEmpty();
    }

    Job find(UUID id) {
        return jobs.find(id).orElseThrow(() -> new ApiProblem(ProblemType.NOT_FOUND));
    }

    private JobBodies.Summary summary(Job job) {
        return new JobBodies.Summary(job.id(), job.kind(), job.title(), job.status().wire(), job.progress(),
                job.message(), job.error(), posters.url(job), jobs.reads().queuePosition(job.id()).orElse(null),
                job.statusSequence(), job.createdAt(), job.updatedAt(), job.startedAt(),
                job.finishedAt());
    }

    private static JobBodies.Unit unit(UnitView unit) {
        return new JobBodies.Unit(unit.name(), unit.step(), unit.lane().name().toLowerCase(Locale.ROOT),
                unit.state().wire(), unit.attempts(), unit.fraction(), unit.estimatedSeconds(), unit.needs(),
                unit.error());
    }
}
