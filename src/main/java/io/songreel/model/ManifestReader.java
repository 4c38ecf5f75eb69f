package io.songreel.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.songreel.model.ModelManifest.Standing;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Manifests as JSON. A key that is not known is a slip of the pen, and refused. */
final class ManifestReader {
    private static final long LARGEST = 1 << 20;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ManifestReader() {
    }

    /** @throws IOException when the file is not a manifest; the message names the file and what is wrong with it */
    static ModelManifest read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException("the model manifest " + file.getFileName() + " is larger than a manifest can be");
        }
        try {
            return JSON.readValue(Files.readAllBytes(file), Form.class).manifest();
        } catch (JsonProcessingException e) {
            throw unreadable(file, e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw unreadable(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static IOException unreadable(Path file, String why, Exception cause) {
        return new IOException("the model manifest " + file.getFileName() + " cannot be read: " + why, cause);
    }

    /** The keys, as they are written. */
    private record Form(@Nullable String id, @Nullable String name, @Nullable String task, @Nullable String family,
            @Nullable String format, @Nullable String description, @Nullable String licence, @Nullable URI licenceUrl,
            @Nullable Boolean commercialUse, @Nullable String note, @Nullable Long memoryBytes,
            @Nullable Integer rank, @Nullable Boolean recommended, @Nullable SizesForm sizes,
            @Nullable ModelDefaults defaults,
            @Nullable Map<String, ModelComponent> components, @Nullable List<ModelFile> files,
            @Nullable ModelExport export) {
        ModelManifest manifest() {
            Map<String, ModelComponent> graphs = Objects.requireNonNullElse(components, Map.of());
            return new ModelManifest(need(id, "id"), need(name, "name"), Objects.requireNonNullElse(description, ""),
                    new ModelKind(need(task, "task"), need(family, "family"), need(format, "format")),
                    new Licence(need(licence, "licence"), need(licenceUrl, "licence_url"),
                            need(commercialUse, "commercial_use"), note),
                    memory(graphs),
                    new Standing(Objects.requireNonNullElse(rank, 0), Boolean.TRUE.equals(recommended)),
                    Objects.requireNonNullElse(files, List.of()),
                    graphs, sizes == null ? null : sizes.sizes(), defaults, export);
        }

        /** The total as written, or else the sum of the graphs. */
        private long memory(Map<String, ModelComponent> graphs) {
            return memoryBytes != null
                    ? memoryBytes
                    : graphs.values().stream().mapToLong(graph -> need(graph.memoryBytes(), "memory_bytes")).sum();
        }

        private static <T> T need(@Nullable T value, String key) {
            return Objects.requireNonNull(value, "it has no " + key);
        }
    }

    /** {@code native} is a word of the language. */
    private record SizesForm(@JsonProperty("native") int side, int min, int max, int multiple) {
        ModelSizes sizes() {
            return new ModelSizes(side, min, max, multiple);
        }
    }
}
