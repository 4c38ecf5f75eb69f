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
    Catalogue catalogue(ModelStore store) throws IOException {
        return Catalogue.packaged().with(store);
    }

    @Singleton
    InstalledModels installedModels(Catalogue catalogue, ModelStore store) {
        return new InstalledModels(catalogue, store);
    }

    @Singleton
    ModelStore modelStore(ModelSettings settings, DataDirectory data) {
        return new ModelStore(settings.dir().isEmpty() ? data.resolve("models") : Path.of(settings.dir()),
                settings.folders().stream().filter(folder -> !folder.isBlank()).map(Path::of).toList(),
                hub(settings.hubCache()));
    }

    private static HubCache hub(String setting) {
        return switch (setting) {
            case "auto" -> HubCache.of(System.getenv(), Path.of(System.getProperty("user.home", "")));
            case "off" -> HubCache.none();
            default -> HubCache.in(Path.of(setting));
        };
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
