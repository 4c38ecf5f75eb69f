package io.songreel.job.internal;

import io.songreel.job.Lane;
import io.songreel.job.UnitView;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/** Plays a plan through on this node's threads: each unit starts when what it needs is there and a thread is free. */
final class Estimate {
    private Estimate() {
    }

    /** Seconds until the last unit ends; empty while one of them was never measured. */
    static Optional<Duration> left(List<UnitView> units, JobsConfig config) {
        Map<Lane, PriorityQueue<Double>> free = new EnumMap<>(Lane.class);
        free.put(Lane.CPU, threads(config.cpuThreads()));
        free.put(Lane.GPU, threads(config.gpuThreads()));
        Map<String, Double> ends = new HashMap<>();
        double last = 0;
        for (UnitView unit : units) {
            Double seconds = unit.estimatedSeconds();
            if (seconds == null) {
                return Optional.empty();
            }
            double ready = unit.needs().stream().mapToDouble(need -> ends.getOrDefault(need, 0.0)).max().orElse(0);
            double end = 0;
            if (unit.state() != UnitView.State.DONE) {
                PriorityQueue<Double> lane = free.getOrDefault(unit.lane(), threads(1));
                Double thread = lane.poll();
                end = Math.max(ready, thread == null ? 0 : thread) + seconds;
                lane.add(end);
            }
            ends.put(unit.name(), end);
            last = Math.max(last, end);
        }
        return Optional.of(Duration.ofMillis(Math.round(last * 1000)));
    }

    private static PriorityQueue<Double> threads(int count) {
        PriorityQueue<Double> free = new PriorityQueue<>();
        for (int i = 0; i < count; i++) {
            free.add(0.0);
        }
        return free;
    }
}
