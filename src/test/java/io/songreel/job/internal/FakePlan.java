package io.songreel.job.internal;

import io.songreel.job.JobStatus;
import io.songreel.job.Lane;
import io.songreel.job.Plan;
import io.songreel.job.PlannedUnit;
import io.songreel.job.Results;
import io.songreel.job.UnitContext;
import io.songreel.job.UnitResult;
import io.songreel.job.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A film of sorts: {@code probe}, then one {@code render[i]} for each comma-separated word of the input on the gpu lane,
 * then {@code compose}. A word decides its unit's digest, so that changing one makes one render stale. What a unit does
 * is {@link #work}; every call is counted.
 */
final class FakePlan implements Plan {
    static final String KIND = "fake_film";
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private final ConcurrentHashMap<String, Work> works = new ConcurrentHashMap<>();
    private final Work usual;

    FakePlan() {
        this(context -> UnitResult.of("\"" + context.unit() + "\""));
    }

    FakePlan(Work usual) {
        this.usual = usual;
    }

    /** What one unit does instead of the usual. */
    FakePlan work(String unit, Work work) {
        works.put(unit, work);
        return this;
    }

    /** {@code job/unit/digest} of every call so far. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    List<String> calls(UUID jobId) {
        return calls.stream().filter(call -> call.startsWith(jobId + "/")).toList();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<PlannedUnit> lay(UUID jobId, String input, Results results) {
        String[] words = input.split(",", -1);
        List<PlannedUnit> units = new ArrayList<>();
        Optional<String> probed = results.find("probe", "probe-1");
        units.add(unit("probe", "probe", Lane.CPU, JobStatus.RUNNING, List.of(), "probe-1", 0.1));
        if (probed.isEmpty() || rest(input) == JobStatus.REVIEW) {
            return units;
        }
        List<String> needs = new ArrayList<>();
        StringBuilder all = new StringBuilder("compose");
        boolean complete = true;
        for (int i = 0; i < words.length; i++) {
            String name = "render[" + i + "]";
            String digest = "render-" + words[i];
            units.add(unit(name, "render", Lane.GPU, JobStatus.GENERATING_SCENES, List.of("probe"), digest,
                    0.8 / words.length));
            needs.add(name);
            all.append('-').append(words[i]);
            complete &= results.find(name, digest).isPresent();
        }
        String digest = complete ? Integer.toHexString(all.toString().hashCode()) : null;
        units.add(new PlannedUnit("compose", "compose", Lane.CPU, JobStatus.COMPOSING, needs, digest, 0.1, 1,
                this::counted));
        return units;
    }

    /** A film whose words end with a question mark goes no further than its probe: its owner wants to look at it. */
    @Override
    public JobStatus rest(String input) {
        return input.endsWith("?") ? JobStatus.REVIEW : JobStatus.DONE;
    }

    private PlannedUnit unit(String name, String step, Lane lane, JobStatus phase, List<String> needs, String digest,
            double share) {
        return new PlannedUnit(name, step, lane, phase, needs, digest, share, 1, this::counted);
    }

    private UnitResult counted(UnitContext context) throws Exception {
        calls.add(context.jobId() + "/" + context.unit() + "/" + context.digest());
        return works.getOrDefault(context.unit(), usual).run(context);
    }
}
