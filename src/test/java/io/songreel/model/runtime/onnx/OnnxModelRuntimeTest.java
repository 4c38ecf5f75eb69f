package io.songreel.model.runtime.onnx;

import io.songreel.model.OnnxRuntimeInfo;
import io.songreel.model.runtime.ModelRuntime;
import io.songreel.model.runtime.ModelRuntimeContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

class OnnxModelRuntimeTest extends ModelRuntimeContract {
    private final OnnxModelRuntime runtime = new OnnxModelRuntime(OnnxRuntimeInfo.probe(Path.of("target/onnxruntime")),
            OnnxSettings.DEFAULTS);

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
        return Path.of("src/test/resources/runtime/onnx", name, "model.onnx");
    }

    @Override
    protected int open() {
        return runtime.life().held();
    }
}
