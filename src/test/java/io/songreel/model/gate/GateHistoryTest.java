package io.songreel.model.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.job.CancelSwitch;
import io.songreel.model.runtime.DeviceMemoryException;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many small days at the gate, each from a seed: visits that come together, open and run graphs, and fail, are cancelled
 * or run out of memory in between, while idle models are unloaded. Afterwards the history is read.
 */
class GateHistoryTest {
    private static final int SEEDS = 500;
    private static final int VISITORS = 5;
    private static final int VISITS = 4;

    @Test
    @Timeout(120)
    void no_history_has_an_overlap_a_lost_permit_or_a_misused_session() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        long loads = 0;
        long evictions = 0;
        long retries = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            GateState.Counts counts = new Day(seed).live(failures);
            loads += counts.loads();
            evictions += counts.evictions();
            retries += counts.memoryRetries();
        }
        // days on which nothing happened would prove nothing
        assertThat(loads).isGreaterThan(SEEDS);
        assertThat(evictions).isGreaterThan(SEEDS / 2);
        assertThat(retries).isGreaterThan(SEEDS / 10);
        assertThat(failures.get()).isGreaterThan(SEEDS);
    }

    /** One seeded day. */
    private static final class Day {
        private final int seed;
        private final int permits;
        private final WatchedRuntime runtime = new WatchedRuntime();
        private final Gates gates = new Gates();
        private final List<ModelGraph> graphs = new ArrayList<>();
        private final DeviceGate gate;
        private final AtomicInteger inside = new AtomicInteger();
        private final List<String> wrongs = Collections.synchronizedList(new ArrayList<>());

        Day(int seed) {
            this.seed = seed;
            Random random = new Random(seed);
            permits = 1 + random.nextInt(2);
            int budget = 3 + random.nextInt(4);
            for (String model : List.of("sd", "sdxl", "words")) {
                for (String component : List.of("encoder", "net")) {
                    graphs.add(runtime.graph(model, component, 1 + random.nextInt(3)));
                }
            }
            runtime.memory(budget * Bytes.GB);
            Random strikes = new Random(seed * 31L + 7);
            runtime.faults((deed, _) -> {
                int dice;
                synchronized (strikes) {
                    dice = strikes.nextInt(20);
                }
                switch (dice) {
                    case 0 -> throw new DeviceMemoryException("full", null);
                    case 1 -> throw new ModelException("broken " + deed);
                    case 2 -> throw new IllegalStateException("odd " + deed);
                    case 3, 4, 5 -> Gates.pause();
                    case 6 -> longNode(deed);
                    default -> {
                    }
                }
            });
            gate = gates.gate(Gates.settings(permits, budget + "GB", Duration.ofDays(1000)), _ -> Optional.empty(),
                    runtime);
        }

        GateState.Counts live(AtomicInteger failures) throws Exception {
            AtomicBoolean evening = new AtomicBoolean();
            CompletableFuture<String> time = Gates.fork(() -> {
                while (!evening.get()) {
                    gates.pass(Duration.ofMinutes(2));
                    gate.tick();
                    Gates.pause();
                }
                return "";
            });
            List<CompletableFuture<Integer>> visitors = IntStream.range(0, VISITORS)
                    .mapToObj(number -> Gates.fork(() -> visitor(new Random(seed * 1000L + number)))).toList();
            for (CompletableFuture<Integer> visitor : visitors) {
                failures.addAndGet(visitor.get());
            }
            evening.set(true);
            time.get();
            judge();
            return gate.state().counts();
        }

        private int visitor(Random random) throws InterruptedException {
            int failures = 0;
            for (int visit = 0; visit < VISITS; visit++) {
                CancelSwitch token = new CancelSwitch();
                if (random.nextInt(4) == 0) {
                    int patience = random.nextInt(200);
                    Thread.ofVirtual().start(() -> {
                        for (int i = 0; i < patience; i++) {
                            Gates.pause();
                        }
                        token.cancel();
                    });
                }
                ModelGraph first = graphs.get(random.nextInt(graphs.size()));
                try {
                    gate.pass(new Visit("visitor", first.model(), token), pass -> errand(pass, first, random, token));
                } catch (IOException | IllegalStateException e) {
                    failures++;
                }
            }
            return failures;
        }

        private String errand(Pass pass, ModelGraph first, Random random, CancelSwitch token) throws IOException {
            if (inside.incrementAndGet() > permits) {
                wrongs.add("more inside than permits");
            }
            try {
                ModelSession session = pass.open(first);
                for (int step = random.nextInt(4); step > 0; step--) {
                    session.run(Map.of(), Set.of(), token);
                }
                if (random.nextBoolean()) {
                    session.close();
                }
                // with the first one still open, or in its place
                ModelGraph second = graphs.get(random.nextInt(graphs.size()));
                try (ModelSession other = pass.open(second)) {
                    other.run(Map.of(), Set.of(), token);
                }
                if (random.nextInt(10) == 0) {
                    throw new IllegalStateException("the errand itself fails");
                }
                return "";
            } finally {
                inside.decrementAndGet();
            }
        }

        /** Longer than a cancelled visitor waits; some days only, or the test would last minutes. */
        private void longNode(String deed) {
            if (deed.equals("run") && seed % 10 == 0) {
                LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
            }
        }

        private void judge() throws Exception {
            // the cancelled have left; the run that one of them left behind still ends, unless its permit is lost
            Gates.until(() -> gate.state().devices().stream().allMatch(device -> device.holders().isEmpty()));
            GateState state = gate.state();
            assertThat(runtime.violations()).as("seed %d", seed).isEmpty();
            assertThat(wrongs).as("seed %d", seed).isEmpty();
            assertThat(runtime.mostRunning()).as("seed %d", seed).isLessThanOrEqualTo(permits);
            assertThat(state.waiting()).as("seed %d", seed).isEmpty();
            assertThat(state.devices()).as("seed %d", seed).allSatisfy(device -> {
                assertThat(device.models()).allSatisfy(model -> assertThat(model.references()).isZero());
                assertThat(device.models()).hasSize(runtime.loaded().size());
            });
            // every permit can still be had, all of them at once
            CyclicBarrier together = new CyclicBarrier(permits);
            List<CompletableFuture<Integer>> all = IntStream.range(0, permits)
                    .mapToObj(_ -> Gates.fork(() -> gate.pass(Gates.visit("last", "sd"), _ -> meet(together))))
                    .toList();
            for (CompletableFuture<Integer> one : all) {
                one.get();
            }
            gate.close();
            assertThat(runtime.loaded()).as("seed %d", seed).isEmpty();
            assertThat(runtime.violations()).as("seed %d", seed).isEmpty();
        }

        private static int meet(CyclicBarrier together) {
            try {
                return together.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
