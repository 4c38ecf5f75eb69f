package io.songreel.bench;

import io.songreel.diffusion.ImageModel.StepListener;
import io.songreel.diffusion.ImageRequest;
import io.songreel.diffusion.pipeline.DiffusionModel;
import io.songreel.job.CancelSwitch;
import io.songreel.model.OnnxRuntimeInfo;
import io.songreel.model.gate.DeviceGate;
import io.songreel.model.gate.GateSettings;
import io.songreel.model.gate.ModelGraph;
import io.songreel.model.gate.Pass;
import io.songreel.model.gate.Visit;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.onnx.OnnxModelRuntime;
import io.songreel.model.runtime.onnx.OnnxSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Cancels in the middle of a UNet's step, at the gate: how soon the visitor has left, how soon nothing runs any more and
 * the next may enter, and what many of them leave behind.
 */
final class DiffusionCancels {
    private static final PrintStream OUT = System.out;
    private static final int TIMED = 20;
    private static final int MORE = 200;
    private final DiffusionModel model;
    private final ImageRequest request;
    private final DeviceGate gate;

    /** Milliseconds from a cancel. */
    private record Latency(double left, double free) {}

    private DiffusionCancels(DiffusionModel model, ImageRequest request, DeviceGate gate) {
        this.model = model;
        this.request = request;
        this.gate = gate;
    }

    static void measure(DiffusionModel model, ImageRequest request) throws IOException, InterruptedException {
        GateSettings settings = new GateSettings(1, 64, 4, Duration.ofMinutes(2), "64GB", "64GB", "1GB",
                Duration.ofHours(1), Duration.ofHours(1));
        try (OnnxModelRuntime runtime = new OnnxModelRuntime(OnnxRuntimeInfo.probe(Path.of("target", "natives")),
                OnnxSettings.DEFAULTS);
                DeviceGate gate = new DeviceGate(List.of(runtime), settings, _ -> Optional.empty(), System::nanoTime)) {
            new DiffusionCancels(model, request, gate).measure();
        }
    }

    private void measure() throws IOException, InterruptedException {
        generate(new CancelSwitch(), new CountDownLatch(1));
        List<Latency> latencies = new ArrayList<>();
        for (int i = 0; i < TIMED; i++) {
            latencies.add(cancelled(500 + 75L * i));
        }
        OUT.printf(Locale.ROOT, "cancel in the middle of a step, %d times: the visitor has left after %.1f ms in the "
                + "median, %.1f ms at worst (limit 100); nothing runs any more after %.1f ms, %.1f ms at worst%n",
                TIMED,
                DiffusionBench.median(latencies.stream().map(Latency::left).toList()),
                latencies.stream().mapToDouble(Latency::left).max().orElseThrow(),
                DiffusionBench.median(latencies.stream().map(Latency::free).toList()),
                latencies.stream().mapToDouble(Latency::free).max().orElseThrow());
        long before = DiffusionBench.status("VmRSS");
        int threads = Thread.activeCount();
        for (int i = 0; i < MORE; i++) {
            cancelled(5 + i % 60 * 5L);
        }
        OUT.printf(Locale.ROOT, "%d cancels more: %d MiB resident before, %d MiB after; %d threads before, %d after%n",
                MORE, before, DiffusionBench.status("VmRSS"), threads, Thread.activeCount());
        long start = System.nanoTime();
        generate(new CancelSwitch(), new CountDownLatch(1));
        OUT.printf(Locale.ROOT, "and an image after them: %.2f s%n", (System.nanoTime() - start) / 1e9);
    }

    /** A cancel, {@code wait} ms after the UNet was opened. */
    private Latency cancelled(long wait) throws IOException, InterruptedException {
        CancelSwitch cancel = new CancelSwitch();
        CountDownLatch painting = new CountDownLatch(1);
        long[] at = new long[1];
        Thread canceller = Thread.ofPlatform().start(() -> {
            try {
                painting.await();
                Thread.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            at[0] = System.nanoTime();
            cancel.cancel();
        });
        try {
            generate(cancel, painting);
            throw new IllegalStateException("made an image though it was cancelled");
        } catch (CancellationException expected) {
            long left = System.nanoTime();
            canceller.join();
            while (!gate.state().devices().getFirst().holders().isEmpty()) {
                LockSupport.parkNanos(500_000);
            }
            if (gate.state().devices().getFirst().models().stream().anyMatch(loaded -> loaded.references() > 0)) {
                throw new IllegalStateException("a graph was not given back");
            }
            return new Latency((left - at[0]) / 1e6, (System.nanoTime() - at[0]) / 1e6);
        }
    }

    private void generate(CancelSwitch cancel, CountDownLatch painting) throws IOException {
        gate.pass(new Visit("bench", "bench", cancel),
                pass -> model.generate(request, new Announcing(pass, painting), StepListener.none(), cancel));
    }

    /** Says when the UNet was opened. */
    private record Announcing(Pass pass, CountDownLatch painting) implements Pass {
        @Override
        public Device device() {
            return pass.device();
        }

        @Override
        public ModelSession open(ModelGraph graph) throws IOException {
            ModelSession session = pass.open(graph);
            if (graph.component().equals("unet")) {
                painting.countDown();
            }
            return session;
        }
    }
}
