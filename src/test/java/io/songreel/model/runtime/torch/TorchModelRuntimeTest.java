package io.songreel.model.runtime.torch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.job.CancelToken;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.ElementType;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelRuntime;
import io.songreel.model.runtime.ModelRuntimeContract;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchModelRuntimeTest extends ModelRuntimeContract {
    private final TorchModelRuntime runtime = new TorchModelRuntime(TorchInfo.probe(Path.of("target/pytorch")
            .toAbsolutePath(), new TorchSettings(0)));

    @AfterEach
    void close() {
        runtime.close();
    }

    @Override
    protected ModelRuntime runtime() {
        return runtime;
    }

    @Override
    protected Path graph(String name) {
        return Path.of("src/test/resources/runtime/torchscript", name, "model.pt");
    }

    @Override
    protected int open() {
        return runtime.life().held();
    }

    @Override
    protected boolean interruptible() {
        return false;
    }

    @Override
    protected ElementType boundary(ElementType type) {
        return type == ElementType.BFLOAT16 ? ElementType.FLOAT32 : type;
    }

    @Test
    void bfloat16_is_refused_at_load_and_never_reaches_native_code(@TempDir Path folder) throws IOException {
        Path graph = Files.copy(graph("weights"), folder.resolve("model.pt"));
        Files.writeString(folder.resolve("model.signature.json"), """
                {"inputs": [{"name": "x", "type": "bfloat16", "shape": [-1, 4]}],
                 "outputs": [{"name": "y", "type": "float32", "shape": [-1, 4]}]}""");
        assertThatThrownBy(() -> runtime.load(graph, Device.CPU, CancelToken.never())).isInstanceOf(
                ModelException.class).hasMessageContaining("float32 in and out");
    }

    @Test
    void a_signature_that_lies_is_told_and_not_believed(@TempDir Path folder) throws IOException {
        Path graph = Files.copy(graph("weights"), folder.resolve("model.pt"));
        Files.writeString(folder.resolve("model.signature.json"), """
                {"inputs": [{"name": "x", "type": "float32", "shape": [-1, 4]}],
                 "outputs": [{"name": "y", "type": "int64", "shape": [-1, 4]}]}""");
        try (ModelSession session = runtime.load(graph, Device.CPU, CancelToken.never())) {
            assertThatThrownBy(() -> session.run(Map.of("x", new Tensor.Floats(new float[4], 1, 4)), Set.of("y"),
                    CancelToken.never())).isInstanceOf(ModelException.class).hasMessageContaining("another type");
        }
    }
}
