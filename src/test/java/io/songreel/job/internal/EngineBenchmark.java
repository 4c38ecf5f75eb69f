package io.songreel.job.internal;

import io.songreel.job.Jobs.NewJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** What the engine itself costs, on an H2 file: empty units a second, and the time of a submit. Run by hand. */
final class EngineBenchmark {
    private EngineBenchmark() {
    }

    public static void main(String[] arguments) throws Exception {
        Path home = Files.createTempDirectory("songreel-benchmark");
        try (EngineHarness harness = EngineHarness.h2(home)) {
            FakePlan plan = new FakePlan();
            JobRoom room = harness.engine(EngineHarness.config(100_000, 3, Duration.ofSeconds(4)), "bench",
                    home.resolve("scratch"), List.of(plan), new FakeStore());
            List<UUID> ids = new ArrayList<>();
            long[] micros = new long[220];
            for (int i = 0; i < micros.length; i++) {
                long from = System.nanoTime();
                ids.add(room.jobs().submit(new NewJob(FakePlan.KIND, null, "a,b,c,d,e,f,g,h"), null));
                micros[i] = (System.nanoTime() - from) / 1000;
            }
            long[] warm = Arrays.copyOfRange(micros, 20, micros.length);
            Arrays.sort(warm);
            long from = System.nanoTime();
            room.engine().start();
            for (UUID id : ids) {
                EngineHarness.ended(room.jobs(), id);
            }
            double seconds = (System.nanoTime() - from) / 1e9;
            System.out.printf("submit p50 %d µs, p99 %d µs; %d empty units in %.2f s: %.0f units/s, %.2f ms each%n",
                    warm[warm.length / 2], warm[warm.length * 99 / 100], plan.calls().size(), seconds,
                    plan.calls().size() / seconds, 1000 * seconds / plan.calls().size());
            room.engine().close();
        }
        new Scratch(home).sweep();
    }
}
