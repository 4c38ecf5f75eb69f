package io.songreel.render;

import io.songreel.job.CancelToken;
import io.songreel.model.OnnxRuntimeInfo;
import io.songreel.model.gate.ModelGraph;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.onnx.OnnxModelRuntime;
import io.songreel.model.runtime.onnx.OnnxSettings;
import java.nio.file.Path;

/** The tiny graphs of {@code scripts/fixtures/make_render.py}, behind an open door. */
final class Graphs {
    private static final OnnxModelRuntime RUNTIME = new OnnxModelRuntime(
            OnnxRuntimeInfo.probe(Path.of("target/onnxruntime")), OnnxSettings.DEFAULTS);

    private Graphs() {
    }

    static ModelGraph graph(String name) {
        return new ModelGraph(name, "model", "onnx", Path.of("src/test/resources/render", name + ".onnx"), 1000);
    }

    static OpenDoor door() {
        return new OpenDoor(graph -> RUNTIME.load(graph.file(), Device.CPU, CancelToken.never()));
    }
}
