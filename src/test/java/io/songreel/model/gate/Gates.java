package io.songreel.model.gate;

import io.songreel.job.CancelToken;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelRuntime;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Tensor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Gates for tests, whose time only moves when a test says so. */
final class Gates {
    private static final Map<String, Tensor> INPUT = Map.of("sample", new Tensor.Floats(new float[]{1}, 1, 1));
    /** Nanoseconds. */
    final AtomicLong time = new AtomicLong();

    static GateSettings settings(int permits, String memory) {
        return settings(permits, memory, Duration.ofMinutes(15));
    }

    static GateSettings settings(int permits, String memory, Duration silence) {
        return new GateSettings(permits, 64, 4, Duration.ofMinutes(2), memory, memory, "1GB", Duration.ofMinutes(10),
                silence);
    }

    /** With a budget that no machine decides. */
    DeviceGate gate(String memory, ModelRuntime... runtimes) {
        return gate(settings(1, memory), _ -> Optional.empty(), runtimes);
    }

    DeviceGate gate(GateSettings settings, DeviceMemory memory, ModelRuntime... runtimes) {
        return new DeviceGate(List.of(runtimes), settings, memory, time::get);
    }

    void pass(Duration time) {
        this.time.addAndGet(time.toNanos());
    }

    static Visit visit(String holder, String model) {
        return new Visit(holder, model, CancelToken.never());
    }

    /** One visit that opens, runs and closes each graph in turn. */
    static void use(Gate gate, ModelGraph... graphs) throws IOException {
        gate.pass(visit("use", graphs[0].model()), pass -> {
            for (ModelGraph graph : graphs) {
                try (ModelSession session = pass.open(graph)) {
                    run(session);
                }
            }
            return "";
        });
    }

    static void run(ModelSession session) throws ModelException {
        session.run(INPUT, Set.of("sample"), CancelToken.never());
    }

    /** Runs {@code work} in a thread of its own. */
    static <T> CompletableFuture<T> fork(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /** Waits for what another thread will bring about; the test's own time limit ends it if it does not. */
    static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            pause();
        }
    }

    /** Lets others go on. */
    static void pause() {
        LockSupport.parkNanos(1000);
    }
}
