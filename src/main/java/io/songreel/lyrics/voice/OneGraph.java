package io.songreel.lyrics.voice;

import io.songreel.model.InstalledModel;
import io.songreel.model.ModelComponent;
import io.songreel.model.gate.ModelGraph;
import java.util.Map;

/** A model that is one graph: its first component, or else its first file. */
final class OneGraph {
    private OneGraph() {
    }

    static ModelGraph of(InstalledModel model) {
        Map.Entry<String, String> graph = model.manifest().components().entrySet().stream().findFirst()
                .map(OneGraph::named)
                .orElseGet(() -> Map.entry("model", model.manifest().files().getFirst().name()));
        return new ModelGraph(model.id(), graph.getKey(), model.manifest().kind().format(),
                model.file(graph.getValue()), model.manifest().memoryBytes());
    }

    private static Map.Entry<String, String> named(Map.Entry<String, ModelComponent> component) {
        return Map.entry(component.getKey(), component.getValue().file());
    }
}
