package io.songreel.model;

import io.micronaut.context.annotation.Factory;
import io.songreel.storage.DataDirectory;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;

/** The model room's beans. */
@Factory
final class ModelFactory {
    @Singleton
    Catalogue catalogue() throws IOException {
        return Catalogue.packaged();
    }

    @Singleton
    ModelStore modelStore(ModelSettings settings, DataDirectory data) {
        return new ModelStore(settings.dir().isEmpty() ? data.resolve("models") : Path.of(settings.dir()),
                settings.folders().stream().filter(folder -> !folder.isBlank()).map(Path::of).toList());
    }

    @Singleton
    ModelPull modelPull(ModelStore store, ModelSettings settings) {
        return new ModelPull(store, settings.mirror(), Download.patient());
    }

    @Singleton
    OnnxRuntimeInfo onnxRuntimeInfo(DataDirectory data) {
        return OnnxRuntimeInfo.probe(data.resolve("cache/onnxruntime"));
    }
}
