package io.songreel.model.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.model.Catalogue;
import io.songreel.model.InstalledModels;
import io.songreel.model.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledLanguageModelsTest {
    @Test
    void each_installed_model_is_read_once_and_a_broken_one_passed_over(@TempDir Path dir) throws IOException {
        Path catalogue = Files.createDirectories(dir.resolve("catalogue"));
        install(dir, catalogue, "small", 1);
        install(dir, catalogue, "good", 2);
        install(dir, catalogue, "broken", 3);
        Files.writeString(dir.resolve("models/broken/tokenizer.json"), "{}");
        InstalledLanguageModels models = new InstalledLanguageModels(new InstalledModels(Catalogue.read(catalogue),
                new ModelStore(dir.resolve("models"), List.of())));
        assertThat(models.installed()).extracting(LanguageModel::id).containsExactly("good", "small");
        assertThat(models.installed().getFirst()).isSameAs(models.installed().getFirst());
        assertThat(models.installed().getFirst().identity()).startsWith("language/1 good ");
        Files.delete(dir.resolve("models/good/model.onnx"));
        assertThat(models.installed()).extracting(LanguageModel::id).containsExactly("small");
    }

    private static void install(Path dir, Path catalogue, String id, int rank) throws IOException {
        Files.writeString(catalogue.resolve(id + ".json"), """
                {"id": "%s", "name": "%s", "task": "write", "family": "qwen2", "format": "onnx", "description": "x",
                 "licence": "MIT", "licence_url": "https://models.invalid/", "commercial_use": true,
                 "memory_bytes": 1000000, "rank": %d, "components": {"decoder": {"file": "model.onnx"}},
                 "files": [{"name": "model.onnx"}, {"name": "config.json"}, {"name": "tokenizer.json"},
                           {"name": "tokenizer_config.json"}]}
                """.formatted(id, id, rank));
        Path folder = Files.createDirectories(dir.resolve("models").resolve(id));
        for (String name : List.of("model.onnx", "config.json", "tokenizer.json", "tokenizer_config.json")) {
            Files.copy(Path.of("src/test/resources/language/tiny-qwen", name), folder.resolve(name));
        }
    }
}
