package io.songreel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    @Test
    void the_packaged_manifests_are_whole() throws IOException {
        Catalogue catalogue = Catalogue.packaged();
        assertThat(catalogue.forTask("transcribe")).extracting(ModelManifest::id).containsExactly("whisper-tiny",
                "whisper-base", "whisper-small", "whisper-large-v3-turbo");
        for (ModelManifest model : catalogue.all()) {
            assertThat(catalogue.find(model.id())).contains(model);
            assertThat(model.memoryBytes()).as(model.id()).isGreaterThan(model.size());
        }
        assertThat(catalogue.find("nothing")).isEmpty();
    }

    @Test
    void a_manifest_with_an_unknown_key_is_refused_by_name(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("odd.json"), "{\"id\":\"odd\",\"licens\":\"MIT\"}");
        assertThatThrownBy(() -> Catalogue.read(folder)).isInstanceOf(IOException.class)
                .hasMessageContaining("odd.json");
    }

    @Test
    void a_manifest_cannot_name_a_file_outside_its_folder() {
        for (String name : List.of("../a", "..", "", ".part", "a\\b", "a..b", "a/../b", "/a", "a/", "a//b", "a/./b",
                "a.part",
                "a.sha256", "unet/songreel.json", "a/b/c/d/e/f/g", "C:/a", "a\n")) {
            assertThatThrownBy(() -> new ModelFile(name, URI.create("https://models.invalid/a"), 1L, null))
                    .as(name).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new ModelFile("a", URI.create("file:///etc/passwd"), 1L, null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
