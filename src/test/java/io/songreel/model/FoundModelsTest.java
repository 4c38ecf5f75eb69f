package io.songreel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.job.CancelToken;
import io.songreel.model.ModelStore.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that bring a songreel.json of their own. */
class FoundModelsTest {
    private static final String MANIFEST = """
            {
              "id": "mine",
              "name": "Mine",
              "task": "image",
              "family": "sdxl",
              "format": "onnx",
              "licence": "MIT",
              "licence_url": "https://models.invalid/licence",
              "commercial_use": true,
              "rank": 7,
              "sizes": {"native": 512, "min": 256, "max": 1024, "multiple": 64},
              "defaults": {"steps": 4, "guidance_scale": 1.5, "scheduler": "euler"},
              "components": {"unet": {"file": "unet/model.onnx", "memory_bytes": 5}},
              "files": [{"name": "unet/model.onnx"}]
            }
            """;
    private final Path dir;
    private final Path usb;
    private final ModelStore store;
    private final Catalogue catalogue;
    private final InstalledModels installed;

    FoundModelsTest(@TempDir Path dir, @TempDir Path usb) {
        this.dir = dir;
        this.usb = usb;
        this.store = new ModelStore(dir, List.of(usb));
        this.catalogue = new Catalogue(List.of(TestModels.speech("hello", "hello.bin", 5, null))).with(store);
        this.installed = new InstalledModels(catalogue, store);
    }

    @Test
    void a_folder_with_its_own_manifest_is_a_model_as_soon_as_it_is_there() throws IOException {
        assertThat(installed.forTask("image")).isEmpty();
        Path folder = made(usb.resolve("any-name"), MANIFEST);
        assertThat(installed.forTask("image")).singleElement().satisfies(model -> {
            assertThat(model.id()).isEqualTo("mine");
            assertThat(model.folder()).isEqualTo(folder);
            assertThat(model.file("unet/model.onnx")).hasContent("graph");
            assertThat(model.manifest().memoryBytes()).as("the sum of its graphs").isEqualTo(5);
            assertThat(model.manifest().defaults()).isEqualTo(new ModelDefaults(4, 1.5, "euler"));
            assertThat(model.manifest().sizes()).isEqualTo(new ModelSizes(512, 256, 1024, 64));
        });
        assertThat(catalogue.all()).extracting(ModelManifest::id).containsExactly("mine", "hello");
        assertThat(store.verify(catalogue.find("mine").orElseThrow(), CancelToken.never()))
                .isEqualTo(Verdict.SIZE_ONLY);
        Files.delete(folder.resolve("unet/model.onnx"));
        assertThat(installed.find("mine")).isEmpty();
        assertThat(catalogue.find("mine")).isPresent();
        Files.delete(folder.resolve(FoundModels.MANIFEST));
        assertThat(catalogue.find("mine")).isEmpty();
    }

    @Test
    void a_named_folder_may_itself_be_the_model() throws IOException {
        made(usb, MANIFEST);
        assertThat(installed.find("mine").orElseThrow().folder()).isEqualTo(usb);
    }

    @Test
    void a_manifest_that_changed_is_read_again() throws IOException {
        Path folder = made(usb.resolve("mine"), MANIFEST);
        assertThat(catalogue.find("mine").orElseThrow().standing().rank()).isEqualTo(7);
        made(folder, MANIFEST.replace("7", "8"));
        Files.setLastModifiedTime(folder.resolve(FoundModels.MANIFEST), FileTime.fromMillis(1));
        assertThat(catalogue.find("mine").orElseThrow().standing().rank()).isEqualTo(8);
    }

    @Test
    void one_that_cannot_be_read_hides_no_other() throws IOException {
        made(usb.resolve("a"), "{");
        made(usb.resolve("b"), MANIFEST.replace("\"rank\"", "\"ranc\""));
        made(usb.resolve("c"), MANIFEST.replace("\"unet/model.onnx\"", "\"../../etc/passwd\""));
        made(usb.resolve("d"), MANIFEST);
        assertThat(catalogue.all()).extracting(ModelManifest::id).containsExactly("mine", "hello");
        for (String bad : List.of("a", "b", "c")) {
            assertThatThrownBy(() -> ManifestReader.read(usb.resolve(bad).resolve(FoundModels.MANIFEST)))
                    .isInstanceOf(IOException.class).hasMessageContaining(FoundModels.MANIFEST);
        }
    }

    @Test
    void what_is_made_on_this_machine_takes_the_place_of_what_the_catalogue_says_once_it_is_whole() throws IOException {
        ModelManifest export = new ModelManifest("mine", "To be made", "", new ModelKind("image", "sdxl", "onnx"),
                TestModels.MIT, 1, new ModelManifest.Standing(0, false), List.of(), java.util.Map.of(), null, null,
                new ModelExport("make", null));
        Catalogue both = new Catalogue(List.of(export)).with(store);
        Path folder = made(dir.resolve("mine"), MANIFEST);
        assertThat(both.find("mine").orElseThrow().name()).isEqualTo("Mine");
        Files.delete(folder.resolve("unet/model.onnx"));
        assertThat(both.find("mine").orElseThrow().name()).isEqualTo("To be made");
    }

    @Test
    void remove_takes_what_is_in_the_models_folder_whatever_it_is_called_and_leaves_the_rest() throws IOException {
        Path ours = made(dir.resolve("whatever"), MANIFEST);
        Path theirs = made(usb.resolve("theirs"), MANIFEST.replace("\"mine\"", "\"theirs\""));
        store.remove(catalogue.find("mine").orElseThrow());
        store.remove(catalogue.find("theirs").orElseThrow());
        assertThat(ours).doesNotExist();
        assertThat(theirs.resolve("unet/model.onnx")).exists();
    }

    @Test
    void a_link_in_the_models_folder_is_removed_and_what_it_leads_to_stays() throws IOException {
        Path theirs = made(usb.resolve("elsewhere"), MANIFEST);
        Files.createSymbolicLink(dir.resolve("mine"), theirs);
        assertThat(installed.find("mine")).isPresent();
        store.remove(catalogue.find("mine").orElseThrow());
        assertThat(dir).isEmptyDirectory();
        assertThat(theirs.resolve("unet/model.onnx")).exists();
    }

    private static Path made(Path folder, String manifest) throws IOException {
        Files.createDirectories(folder.resolve("unet"));
        Files.writeString(folder.resolve("unet/model.onnx"), "graph");
        Files.writeString(folder.resolve(FoundModels.MANIFEST), manifest);
        return folder;
    }
}
