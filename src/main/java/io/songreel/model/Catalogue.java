package io.songreel.model;

import io.songreel.model.FoundModels.Found;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The models that Songreel knows how to get and use: those packaged with it, and those that bring their own manifest in
 * one of the owner's folders. Of two with one id the
 * owner's counts when all of it is there.
 */
public final class Catalogue {
    private static final Comparator<ModelManifest> ORDER = Comparator.comparing(ModelManifest::task)
            .thenComparing(ModelManifest::memoryBytes).thenComparing(ModelManifest::id);
    private final List<ModelManifest> packaged;
    private final FoundModels found;

    public Catalogue(List<ModelManifest> packaged) {
        this(packaged, FoundModels.none());
    }

    private Catalogue(List<ModelManifest> packaged, FoundModels found) {
        this.packaged = List.copyOf(packaged);
        this.found = found;
    }

    /** This one, and what {@code store} finds in its folders whenever it is asked. */
    public Catalogue with(ModelStore store) {
        return new Catalogue(packaged, store.found());
    }

    /** The manifests packaged with Songreel: every {@code models/*.json} on the class path beside this class. */
    public static Catalogue packaged() throws IOException {
        URL folder = Catalogue.class.getResource("/models");
        if (folder == null) {
            throw new IOException("this build of Songreel has no model manifests");
        }
        try {
            URI uri = folder.toURI();
            if (!uri.getScheme().equals("jar")) {
                return read(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return read(jar.getPath("/models"));
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** The manifests of a folder. */
    public static Catalogue read(Path folder) throws IOException {
        List<ModelManifest> models = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
                models.add(ManifestReader.read(file));
            }
        }
        return new Catalogue(models);
    }

    /** By task, smallest first. */
    public List<ModelManifest> all() {
        Map<String, ModelManifest> models = new LinkedHashMap<>();
        packaged.forEach(model -> models.put(model.id(), model));
        for (Found each : found.now()) {
            if (each.whole() || !models.containsKey(each.model().id())) {
                models.put(each.model().id(), each.model());
            }
        }
        return models.values().stream().sorted(ORDER).toList();
    }

    public Optional<ModelManifest> find(String id) {
        return all().stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /** The models for one task, smallest first. */
    public List<ModelManifest> forTask(String task) {
        return all().stream().filter(model -> model.task().equals(task)).toList();
    }
}
