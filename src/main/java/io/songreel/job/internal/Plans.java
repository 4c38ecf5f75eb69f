package io.songreel.job.internal;

import io.songreel.job.JobStatus;
import io.songreel.job.Plan;
import io.songreel.job.PlannedUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All plans there are, by kind. */
final class Plans {
    private final Map<String, Plan> byKind;
    private final ResultStore results;

    /** @throws IllegalStateException when two plans are of one kind */
    Plans(Collection<Plan> plans, ResultStore results) {
        this.byKind = plans.stream().collect(Collectors.toUnmodifiableMap(Plan::kind, Function.identity()));
        this.results = results;
    }

    /** @throws IllegalArgumentException when nobody plans such jobs, or the plan names a unit twice */
    Laid lay(UUID jobId, String kind, String input) {
        Plan plan = plan(kind);
        ResultStore.Snapshot known = results.of(jobId);
        Map<String, PlannedUnit> units = new LinkedHashMap<>();
        for (PlannedUnit unit : plan.lay(jobId, input, known)) {
            if (units.put(unit.name(), unit) != null) {
                throw new IllegalArgumentException("the plan names " + unit.name() + " twice");
            }
        }
        return new Laid(units, known);
    }

    /** Where a job rests whose units all have their results. */
    JobStatus rest(String kind, String input) {
        return plan(kind).rest(input);
    }

    private Plan plan(String kind) {
        Plan plan = byKind.get(kind);
        if (plan == null) {
            throw new IllegalArgumentException("no plan for jobs of kind " + kind);
        }
        return plan;
    }

    /** A plan as it lies over the results there are. */
    record Laid(Map<String, PlannedUnit> byName, ResultStore.Snapshot results) {
        /** In the plan's order. */
        Collection<PlannedUnit> units() {
            return byName.values();
        }

        boolean done(PlannedUnit unit) {
            return unit.digest() != null && results.has(unit.name(), unit.digest());
        }

        boolean allDone() {
            return units().stream().allMatch(this::done);
        }

        /** Everything it reads is there, and its own result is not. */
        boolean ready(PlannedUnit unit) {
            return unit.digest() != null && !done(unit)
                    && unit.needs().stream().allMatch(need -> unit(need).filter(this::done).isPresent());
        }

        /** The shares of units with a result. */
        double earned() {
            return Math.min(1, units().stream().filter(this::done).mapToDouble(PlannedUnit::share).sum());
        }

        Optional<PlannedUnit> unit(String name) {
            return Optional.ofNullable(byName.get(name));
        }

        /** The unit with these inputs; none when the job was edited meanwhile. */
        Optional<PlannedUnit> unit(UnitKey key) {
            return unit(key.unit()).filter(unit -> key.digest().equals(unit.digest()));
        }
    }
}
