package io.songreel.bench;

import io.songreel.job.CancelToken;
import io.songreel.model.OnnxRuntimeInfo;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Stop;
import io.songreel.model.runtime.Tensor;
import io.songreel.model.runtime.onnx.OnnxModelRuntime;
import io.songreel.model.runtime.onnx.OnnxSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** What a run costs beside ONNX Runtime's own call, and how soon a cancel ends one. */
public final class RuntimeBench {
    private static final Path GRAPHS = Path.of("src/test/resources/runtime/onnx");
    private static final int[] LATENTS = {2, 4, 64, 64};
    private static final int[] PICTURE = {1, 3, 512, 512};

    private final AtomicLong inside = new AtomicLong();
    private final OnnxModelRuntime runtime = new OnnxModelRuntime(OnnxRuntimeInfo.probe(Path.of("target/onnxruntime")),
            OnnxSettings.DEFAULTS, inside::addAndGet);

    private RuntimeBench() {
    }

    public static void main(String[] args) throws Exception {
        RuntimeBench bench = new RuntimeBench();
        bench.conversions();
        bench.cancels(64);
        bench.cancels(512);
        bench.runtime.close();
    }

    private void conversions() throws ModelException {
        try (ModelSession half = load("half"); ModelSession two = load("arithmetic")) {
            for (int[] shape : new int[][]{LATENTS, PICTURE}) {
                float[] values = new float[Tensor.size(shape)];
                for (int i = 0; i < values.length; i++) {
                    values[i] = i % 199 / 200f;
                }
                Tensor.Floats x = new Tensor.Floats(values, shape);
                report("fp16 in and out", shape, () -> half.run(Map.of("x", x), Set.of("y"), CancelToken.never()));
                Tensor.Floats pair = new Tensor.Floats(values, 2, values.length / 2);
                report("fp32 two in, one out", shape, () -> two.run(Map.of("a", pair, "b", pair), Set.of("sum"),
                        CancelToken.never()));
            }
        }
    }

    private void report(String what, int[] shape, Run run) throws ModelException {
        long[] ours = new long[400];
        for (int i = -2000; i < ours.length; i++) {
            inside.set(0);
            long start = System.nanoTime();
            run.run();
            if (i >= 0) {
                ours[i] = System.nanoTime() - start - inside.get();
            }
        }
        Arrays.sort(ours);
        System.out.printf(Locale.ROOT, "%-22s %-18s outside the run call: median %7.1f us, 95 %% %7.1f us%n", what,
                Arrays.toString(shape), ours[ours.length / 2] / 1e3, ours[ours.length * 95 / 100] / 1e3);
    }

    /** A graph of endless products of this size, cancelled at a random moment. */
    private void cancels(int size) throws Exception {
        Tensor.Floats square = new Tensor.Floats(new float[size * size], size, size);
        Map<String, Tensor> inputs = Map.of("x", square, "w", square, "times", new Tensor.Longs(new long[]{1L << 40}));
        long[] latencies = new long[100];
        try (ModelSession power = load("power"); ExecutorService threads = Executors.newFixedThreadPool(1)) {
            for (int i = 0; i < latencies.length; i++) {
                Stop stop = new Stop();
                Future<Long> ended = threads.submit(() -> {
                    try {
                        power.run(inputs, Set.of("y"), stop);
                        throw new IllegalStateException("it did not end by cancel");
                    } catch (CancellationException _) {
                        return System.nanoTime();
                    }
                });
                Thread.sleep(20 + i % 7);
                long pulled = System.nanoTime();
                stop.pull();
                latencies[i] = ended.get() - pulled;
            }
        }
        Arrays.sort(latencies);
        System.out.printf(Locale.ROOT, "cancel amid products of %d x %d: median %.2f ms, longest %.2f ms%n", size, size,
                latencies[latencies.length / 2] / 1e6, latencies[latencies.length - 1] / 1e6);
    }

    private ModelSession load(String name) throws ModelException {
        return runtime.load(GRAPHS.resolve(name).resolve("model.onnx"), Device.CPU, CancelToken.never());
    }

    @FunctionalInterface
    private interface Run {
        Object run() throws ModelException;
    }
}
