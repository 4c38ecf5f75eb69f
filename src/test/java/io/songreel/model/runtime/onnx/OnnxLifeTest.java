package io.songreel.model.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.job.CancelToken;
import io.songreel.model.OnnxRuntimeInfo;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Stop;
import io.songreel.model.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxLifeTest {
    private static final Path GRAPHS = Path.of("src/test/resources/runtime/onnx");
    private final AtomicLong runs = new AtomicLong();
    private final OnnxModelRuntime runtime = new OnnxModelRuntime(OnnxRuntimeInfo.probe(Path.of("target/onnxruntime")),
            OnnxSettings.DEFAULTS, _ -> runs.incrementAndGet());

    @Test
    void closing_the_runtime_ends_what_runs_and_closes_what_is_loaded() throws Exception {
        ModelSession power = load(GRAPHS.resolve("power/model.onnx"));
        ModelSession idle = load(GRAPHS.resolve("echo/model.onnx"));
        try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
            Stop stop = new Stop();
            Future<Map<String, Tensor>> run = threads.submit(() -> power.run(endless(), Set.of("y"), stop));
            while (stop.registered() == 0) {
                Thread.onSpinWait();
            }
            runtime.close();
            assertThatThrownBy(run::get).hasCauseInstanceOf(ModelException.class).hasMessageContaining("stopping");
        }
        assertThat(runtime.life().held()).isZero();
        assertThatThrownBy(() -> load(GRAPHS.resolve("echo/model.onnx"))).isInstanceOf(ModelException.class)
                .hasMessageContaining("stopping");
        idle.close();
        runtime.close();
    }

    @Test
    void every_run_is_metered_also_one_that_failed() throws Exception {
        try (ModelSession two = load(GRAPHS.resolve("arithmetic/model.onnx"))) {
            Tensor fits = new Tensor.Floats(new float[4], 2, 2);
            two.run(Map.of("a", fits, "b", fits), Set.of("sum"), CancelToken.never());
            assertThat(runs).hasValue(1);
            assertThatThrownBy(() -> two.run(Map.of("a", fits, "b", new Tensor.Floats(new float[6], 2, 3)), Set.of(
                    "sum"), CancelToken.never())).isInstanceOf(ModelException.class);
            assertThat(runs).hasValue(2);
        }
        runtime.close();
    }

    @Test
    void missing_weights_are_told(@TempDir Path folder) throws IOException {
        Path graph = folder.resolve("model.onnx");
        Files.copy(GRAPHS.resolve("weights/model.onnx"), graph);
        assertThatThrownBy(() -> load(graph)).isInstanceOf(ModelException.class).hasMessageContaining(
                "weights file beside this graph").hasMessageNotContaining(folder.toString());
        Files.write(folder.resolve("model.onnx_data"), new byte[10]);
        assertThatThrownBy(() -> load(graph)).isInstanceOf(ModelException.class).hasMessageContaining(
                "weights file beside this graph");
        runtime.close();
    }

    @Test
    void tensors_of_other_types_are_refused_at_load() {
        assertThatThrownBy(() -> load(GRAPHS.resolve("words/model.onnx"))).isInstanceOf(ModelException.class)
                .hasMessageContaining("word is of STRING");
        assertThat(runtime.life().held()).isZero();
        runtime.close();
    }

    @Test
    void devices_are_what_works_gpus_first() {
        OnnxRuntimeInfo two = new OnnxRuntimeInfo("1", List.of("CPU", "CUDA"), true, 2, "CUDA works on 2 devices.");
        try (OnnxModelRuntime gpus = new OnnxModelRuntime(two, OnnxSettings.DEFAULTS);
                OnnxModelRuntime none = new OnnxModelRuntime(new OnnxRuntimeInfo("", List.of(), false, 0, ""),
                        OnnxSettings.DEFAULTS)) {
            assertThat(gpus.devices()).hasToString("[cuda:0, cuda:1, cpu]");
            assertThat(none.devices()).isEmpty();
        }
        runtime.close();
    }

    private ModelSession load(Path graph) throws ModelException {
        return runtime.load(graph, Device.CPU, CancelToken.never());
    }

    private static Map<String, Tensor> endless() {
        Tensor.Floats square = new Tensor.Floats(new float[64 * 64], 64, 64);
        return Map.of("x", square, "w", square, "times", new Tensor.Longs(new long[]{1_000_000_000}));
    }
}
