package io.songreel.model.gate;

import io.songreel.model.InstalledModel;
import io.songreel.model.ModelManifest;
import java.nio.file.Path;
import java.util.Map;

/**
 * One graph of a model on disk, ready to be loaded.
 *
 * @param model
 *            the model's id
 * @param component
 *            which of its graphs: {@code unet}
 * @param format
 *            {@code onnx} or {@code torchscript}
 * @param bytes
 *            about what it takes on the device when loaded and running
 */
public record ModelGraph(String model, String component, String format, Path file, long bytes) {
    /** The graph of a model that has only one: its first component, or else its first file. */
    public static ModelGraph only(InstalledModel model) {
        ModelManifest manifest = model.manifest();
        Map.Entry<String, String> graph = manifest.components().entrySet().stream().findFirst()
                .map(component -> Map.entry(component.getKey(), component.getValue().file()))
                .orElseGet(() -> Map.entry("model", manifest.files().getFirst().name()));
        return new ModelGraph(model.id(), graph.getKey(), manifest.kind().format(), model.file(graph.getValue()),
                manifest.memoryBytes());
    }
}
