package io.songreel.film;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The tiny random pipelines of the test resources as models that an owner has exported: with a manifest of their own. */
final class TinyModels {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final Path RESOURCES = Path.of("src/test/resources");

    private TinyModels() {
    }

    /** Puts an image model into {@code models/{id}}. */
    static void install(String id, Path models) throws IOException {
        ObjectNode manifest = manifest(id, "image", "stable-diffusion");
        manifest.putObject("sizes").put("native", 64).put("min", 64).put("max", 256).put("multiple", 8);
        install(manifest, RESOURCES.resolve("diffusion").resolve(id), models);
    }

    /** What is known of a model besides its files. */
    static ObjectNode manifest(String id, String task, String family) {
        return JSON.createObjectNode().put("id", id).put("name", id).put("task", task)
                .put("family", family).put("format", "onnx").put("licence", "CC0-1.0")
                .put("licence_url", "https://creativecommons.org/publicdomain/zero/1.0/").put("commercial_use", true)
                .put("memory_bytes", 20_000_000);
    }

    /** Puts a folder, or a single file, into {@code models/{id}} under this manifest. */
    static void install(ObjectNode manifest, Path source, Path models) throws IOException {
        Path target = models.resolve(manifest.get("id").asText());
        ArrayNode files = manifest.putArray("files");
        List<Path> found;
        try (Stream<Path> tree = Files.walk(source)) {
            found = tree.filter(Files::isRegularFile).filter(file -> !file.endsWith("songreel.json")).sorted().toList();
        }
        for (Path file : found) {
            String name = Files.isDirectory(source) ? source.relativize(file).toString() : "model.onnx";
            Files.createDirectories(target.resolve(name).getParent());
            Files.copy(file, target.resolve(name));
            files.addObject().put("name", name).put("size", Files.size(file));
        }
        Files.writeString(target.resolve("songreel.json"), manifest.toString());
    }
}
