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
    private static final Path SOURCE = Path.of("src/test/resources/diffusion");

    private TinyModels() {
    }

    /** Puts a model into {@code models/{id}}. */
    static void install(String id, Path models) throws IOException {
        Path source = SOURCE.resolve(id);
        Path target = models.resolve(id);
        ObjectNode manifest = JSON.createObjectNode().put("id", id).put("name", id).put("task", "image")
                .put("family", "stable-diffusion").put("format", "onnx").put("licence", "CC0-1.0")
                .put("licence_url", "https://creativecommons.org/publicdomain/zero/1.0/").put("commercial_use", true)
                .put("memory_bytes", 20_000_000);
        manifest.putObject("sizes").put("native", 64).put("min", 64).put("max", 256).put("multiple", 8);
        ArrayNode files = manifest.putArray("files");
        List<Path> found;
        try (Stream<Path> tree = Files.walk(source)) {
            found = tree.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : found) {
            String name = source.relativize(file).toString();
            Files.createDirectories(target.resolve(name).getParent());
            Files.copy(file, target.resolve(name));
            files.addObject().put("name", name).put("size", Files.size(file));
        }
        Files.writeString(target.resolve("songreel.json"), manifest.toString());
    }
}
