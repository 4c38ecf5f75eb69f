package io.songreel.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The models that Songreel knows how to get and use, smallest first. */
public final class Catalogue {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final List<ModelManifest> models;

    public Catalogue(List<ModelManifest> models) {
        this.models = models.stream().sorted(Comparator.comparingLong(ModelManifest::size)).toList();
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
                try (InputStream in = Files.newInputStream(file)) {
                    models.add(JSON.readValue(in, ModelManifest.class));
                } catch (JsonProcessingException e) {
                    throw new IOException("the model manifest " + file.getFileName() + " cannot be read", e);
                }
            }
        }
        return new Catalogue(models);
    }

    public List<ModelManifest> all() {
        return models;
    }

    public Optional<ModelManifest> find(String id) {
        return models.stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /** The models for one task. */
    public List<ModelManifest> forTask(String task) {
        return models.stream().filter(model -> model.task().equals(task)).toList();
    }
}
