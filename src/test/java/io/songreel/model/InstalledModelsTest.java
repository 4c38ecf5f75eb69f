package io.songreel.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.model.ModelManifest.Standing;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledModelsTest {
    private final Path dir;

    InstalledModelsTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @Test
    void the_best_comes_first_by_rank_and_then_by_size() throws IOException {
        List<ModelManifest> models = List.of(ranked("small", 1, 10), ranked("large", 1, 20), ranked("chosen", 2, 5),
                ranked("absent", 9, 99));
        for (ModelManifest model : models.subList(0, 3)) {
            put(model, "bytes");
        }
        InstalledModels installed = installed(models);
        assertThat(installed.forTask("image")).extracting(InstalledModel::id).containsExactly("chosen", "large",
                "small");
        assertThat(installed.forTask("depth")).isEmpty();
        assertThat(installed.find("absent")).isEmpty();
        assertThat(installed.find("unknown")).isEmpty();
    }

    @Test
    void an_identity_tells_one_content_from_another_without_reading_it() throws IOException {
        ModelManifest model = ranked("m", 0, 1);
        InstalledModels installed = installed(List.of(model));
        put(model, "bytes");
        Path file = dir.resolve("m/unet/model.onnx");
        FileNote.write(file, "a".repeat(64), 5, URI.create("https://models.invalid/a"));
        String first = installed.find("m").orElseThrow().identity();
        assertThat(first).matches("m@[0-9a-f]{64}");
        assertThat(installed.find("m").orElseThrow().identity()).isEqualTo(first);
        FileNote.write(file, "b".repeat(64), 5, URI.create("https://models.invalid/a"));
        assertThat(installed.find("m").orElseThrow().identity()).isNotEqualTo(first);
    }

    @Test
    void a_model_of_one_published_file_is_its_digest() throws IOException {
        ModelManifest model = TestModels.speech("w", "w.bin", 5, "c".repeat(64));
        Files.createDirectories(dir.resolve("w"));
        Files.writeString(dir.resolve("w/w.bin"), "bytes");
        assertThat(installed(List.of(model)).find("w").orElseThrow().identity()).isEqualTo("w@" + "c".repeat(64));
    }

    private InstalledModels installed(List<ModelManifest> models) {
        return new InstalledModels(new Catalogue(models), new ModelStore(dir, List.of()));
    }

    private void put(ModelManifest model, String content) throws IOException {
        Files.createDirectories(dir.resolve(model.id()).resolve("unet"));
        Files.writeString(dir.resolve(model.id()).resolve("unet/model.onnx"), content);
    }

    private static ModelManifest ranked(String id, int rank, long memory) {
        return new ModelManifest(id, id, "", new ModelKind("image", "sd", "onnx"), TestModels.MIT, memory,
                new Standing(rank, false), List.of(new ModelFile("unet/model.onnx", null, null, null)), Map.of(), null,
                null, null);
    }
}
