package io.songreel.job.internal;

import io.songreel.job.Plan;
import io.songreel.job.PlannedUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        Plan plan = byKind.get(kind);
        if (plan == null) {
            throw new IllegalArgumentException("no plan for jobs of kind " + kind);
        }
        ResultStore.Snapshot known = results.of(jobId);
        List<PlannedUnit> units = plan.lay(jobId, input, known);
        Set<String> names = new HashSet<>();
        for (PlannedUnit unit : units) {
            if (!names.add(unit.name())) {
                throw new IllegalArgumentException("the plan names " + unit.name() + " twice");
            }
        }
        return new Laid(units, known);
    }

    /** A plan as it lies over the results there are. */
    record Laid(List<PlannedUnit> units, ResultStore.Snapshot results) {
        boolean done(PlannedUnit unit) {
            return unit.digest() != null && results.has(unit.name(), unit.digest());
        }

        boolean allDone() {
            return units.stream().allMatch(this::done);
        }

        /** Everything it reads is there, and its own result is not. */
        boolean ready(PlannedUnit unit) {
            return unit.digest() != null && !done(unit)
                    && unit.needs().stream().allMatch(need -> unit(need).filter(this::done).isPresent());
        }

        /** The shares of units with a result. */
        double earned() {
            return Math.min(1, units.stream().filter(this::done).mapToDouble(PlannedUnit::share).sum());
        }

        Optional<PlannedUnit> unit(String name) {
            return units.stream().filter(unit -> unit.name().equals(name)).findFirst();
        }

        /** The unit with these inputs; none when the job was edited meanwhile. */
        Optional<PlannedUnit> unit(UnitKey key) {
            return unit(key.unit()).filter(unit -> key.digest().equals(unit.digest()));
        }
    }
}
