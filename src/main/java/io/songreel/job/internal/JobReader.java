package io.songreel.job.internal;

import io.songreel.job.Job;
import io.songreel.job.JobStatus;
import io.songreel.job.Jobs;
import io.songreel.job.JournalEvent;
import io.songreel.job.PlannedUnit;
import io.songreel.job.Results;
import io.songreel.job.UnitView;
import io.songreel.job.UnitView.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads of the plan and journal; nothing here takes a lock. */
final class JobReader implements Jobs.JobReads {
    private final JobRepository rows;
    private final UnitRunRepository runs;
    private final ResultStore results;
    private final Plans plans;
    private final Journal journal;
    private final Speeds speeds;
    private final JobsConfig config;

    JobReader(JobRepository rows, UnitRunRepository runs, ResultStore results, Plans plans, Journal journal,
            Speeds speeds, JobsConfig config) {
        this.rows = rows;
        this.runs = runs;
        this.results = results;
        this.plans = plans;
        this.journal = journal;
        this.speeds = speeds;
        this.config = config;
    }

    @Override
    public Results results(UUID id) {
        return results.of(id);
    }

    @Override
    public List<UnitView> plan(UUID id) {
        Optional<JobRow> row = rows.findById(id);
        if (row.isEmpty()) {
            return List.of();
        }
        Plans.Laid laid = plans.lay(id, row.get().kind(), row.get().input());
        Map<String, UnitRun> standing = standing(id);
        Speeds.Known known = speeds.now();
        return laid.units().stream().map(unit -> view(unit, laid, standing.get(unit.name()), known)).toList();
    }

    private static UnitView view(PlannedUnit unit, Plans.Laid laid, @Nullable UnitRun run, Speeds.Known known) {
        UnitRun current = run != null && run.digest().equals(unit.digest()) ? run : null;
        State state = state(unit, laid, current);
        double fraction = state == State.DONE ? 1 : current == null ? 0 : current.fraction();
        OptionalDouble whole = known.seconds(unit.step(), unit.cost());
        Double left = state == State.DONE
                ? Double.valueOf(0)
                : whole.isPresent() ? Double.valueOf(whole.getAsDouble() * (1 - fraction)) : null;
        String error = current == null ? null : current.error();
        return new UnitView(unit.name(), unit.step(), unit.lane(), state, current == null ? 0 : current.attempts(),
                fraction, left, unit.needs(), error == null ? null : Json.error(error));
    }

    private static State state(PlannedUnit unit, Plans.Laid laid, @Nullable UnitRun run) {
        if (laid.done(unit)) {
            return State.DONE;
        }
        if (run != null && run.is(UnitRun.RUNNING)) {
            return State.RUNNING;
        }
        if (run != null && run.is(UnitRun.FAILED)) {
            return State.FAILED;
        }
        if (laid.results().hasAny(unit.name())) {
            return State.STALE;
        }
        return laid.ready(unit) ? State.MISSING : State.BLOCKED;
    }

    @Override
    public Optional<Duration> eta(UUID id) {
        Optional<Job> job = rows.findById(id).map(JobRow::toJob);
        if (job.isEmpty() || job.get().status() == JobStatus.QUEUED || job.get().status() == JobStatus.CANCELLING
                || job.get().status().terminal()) {
            return Optional.empty();
        }
        return Estimate.left(plan(id), config);
    }

    @Override
    public OptionalDouble seconds(String step, double cost) {
        return speeds.now().seconds(step, cost);
    }

    @Override
    public Optional<Integer> queuePosition(UUID id) {
        return rows.findById(id).filter(row -> row.status().equals(JobStatus.QUEUED.wire()))
                .map(row -> rows.queuedBefore(row.queuedSeq()));
    }

    @Override
    public List<JournalEvent> events(@Nullable UUID id, long since, int limit) {
        return journal.read(id, since, limit);
    }

    @Override
    public void await(long since, Duration timeout) throws InterruptedException {
        journal.await(since, timeout);
    }

    private Map<String, UnitRun> standing(UUID id) {
        return runs.ofJob(id).stream().collect(Collectors.toMap(UnitRun::unit, Function.identity()));
    }
}
