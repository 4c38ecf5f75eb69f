package io.songreel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.diffusion.SchedulerKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    private static final Path FOLDER = Path.of("models");

    @Test
    void the_packaged_catalogue_is_what_the_folder_holds() throws IOException {
        Catalogue catalogue = Catalogue.packaged();
        assertThat(catalogue.forTask("transcribe")).extracting(ModelManifest::id).containsExactlyInAnyOrder(
                "whisper-tiny", "whisper-tiny-onnx", "whisper-base-onnx", "whisper-small-onnx",
                "whisper-base", "whisper-small", "whisper-large-v3-turbo");
        assertThat(catalogue.forTask("image")).extracting(ModelManifest::id).containsExactlyInAnyOrder(
                "lcm-dreamshaper-v7", "stable-diffusion-v1-5", "sd-turbo", "sdxl-base-1.0", "sdxl-turbo",
                "sdxl-lightning");
        assertThat(catalogue.forTask("interpolate")).hasSize(1);
        assertThat(catalogue.forTask("depth")).hasSize(1);
        assertThat(catalogue.forTask("upscale")).hasSize(1);
        assertThat(catalogue.all()).extracting(ModelManifest::id).doesNotHaveDuplicates();
        assertThat(catalogue.all()).hasSize((int) manifests().count());
        assertThat(catalogue.all()).filteredOn(model -> model.standing().recommended())
                .extracting(ModelManifest::task).as("one of each kind to begin with")
                .containsExactlyInAnyOrder("transcribe", "image", "interpolate", "depth", "upscale", "align");
        assertThat(catalogue.find("nothing")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void a_packaged_manifest_is_whole(Path file) throws IOException {
        ModelManifest model = ManifestReader.read(file);
        assertThat(model.id() + ".json").isEqualTo(String.valueOf(file.getFileName()));
        assertThat(model.name()).isNotBlank();
        assertThat(model.description()).isNotBlank();
        assertThat(model.licence().name()).isNotBlank();
        assertThat(model.licence().url().getHost()).isNotBlank();
        assertThat(model.memoryBytes()).isGreaterThan(model.size());
        if (!model.licence().commercialUse()) {
            assertThat(model.licence().note()).as("a limit is said before the pull").isNotBlank();
        }
        assertThat(model.pullable()).as("what is published is not made").isEqualTo(model.export() == null);
        if (model.kind().task().equals("image")) {
            assertThat(model.sizes()).isNotNull();
            assertThat(model.defaults()).isNotNull().extracting(ModelDefaults::scheduler)
                    .isIn(Arrays.stream(SchedulerKind.values()).map(SchedulerKind::label).toList());
        }
        if (model.pullable() && !model.kind().format().equals("ggml")) {
            assertThat(model.components()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void a_packaged_file_has_an_address_and_a_digest_or_a_server_that_tells_it(Path file) throws IOException {
        for (ModelFile each : ManifestReader.read(file).files()) {
            URI url = Objects.requireNonNull(each.url());
            assertThat(url.getScheme()).isEqualTo("https");
            if (each.sha256() == null || each.size() == null) {
                assertThat(HubAddress.of(url)).as(each.name()).isPresent();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void a_packaged_manifest_has_the_form_that_the_download_script_reads(Path file) throws IOException {
        ModelManifest model = ManifestReader.read(file);
        List<String> lines = Files.readAllLines(file);
        for (String key : List.of("url", "size", "sha256")) {
            assertThat(lines.stream().filter(line -> line.startsWith("      \"" + key + "\": "))).as(key)
                    .hasSameSizeAs(model.files());
        }
        assertThat(lines.stream().filter(line -> line.strip().startsWith("\"name\": ")))
                .hasSize(model.files().size() + 1);
    }

    @Test
    void an_image_model_that_can_be_pulled_has_all_that_the_pipeline_reads() throws IOException {
        assertThat(Catalogue.packaged().forTask("image")).filteredOn(ModelManifest::pullable)
                .allSatisfy(model -> assertThat(model.files().stream().map(ModelFile::name)).contains(
                        "scheduler/scheduler_config.json", "tokenizer/vocab.json", "tokenizer/merges.txt",
                        "unet/config.json", "unet/model.onnx", "text_encoder/config.json", "text_encoder/model.onnx",
                        "vae_decoder/config.json", "vae_decoder/model.onnx", "vae_encoder/model.onnx"));
    }

    @Test
    void a_language_model_has_all_that_writing_reads() throws IOException {
        assertThat(Catalogue.packaged().forTask("write")).hasSize(2).allSatisfy(model -> {
            assertThat(model.files().stream().map(ModelFile::name)).contains("config.json", "tokenizer.json",
                    "tokenizer_config.json");
            assertThat(model.components().keySet()).containsExactly("decoder");
            assertThat(model.licence().commercialUse()).isTrue();
        });
    }

    @Test
    void a_manifest_with_an_unknown_key_is_refused_by_name(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("odd.json"), "{\"id\":\"odd\",\"licens\":\"MIT\"}");
        assertThatThrownBy(() -> Catalogue.read(folder)).isInstanceOf(IOException.class)
                .hasMessageContaining("odd.json").hasMessageContaining("licens");
    }

    @Test
    void a_manifest_without_a_licence_is_refused(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("bare.json"), Files.readString(FOLDER.resolve("whisper-tiny.json"))
                .replaceAll("\"licence\": .*\n", ""));
        assertThatThrownBy(() -> Catalogue.read(folder)).isInstanceOf(IOException.class)
                .hasMessageContaining("licence");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "..", "", ".part", "a\\b", "a..b", "a/../b", "/a", "a/", "a//b", "a/./b", "a.part",
        "a.sha256", "unet/songreel.json", "a/b/c/d/e/f/g", "C:/a", "a\nb", "~/a", "a/.git/b"})
    void a_manifest_cannot_name_a_file_outside_its_folder_or_one_of_ours(String name) {
        assertThatThrownBy(() -> file(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_file_lies_in_the_models_folder_or_below_it() {
        for (String name : List.of("model.onnx", "unet/model.onnx_data", "a/b/c/d/e/f", "_x/weights.pb")) {
            assertThat(file(name).name()).isEqualTo(name);
        }
        assertThatThrownBy(() -> new ModelFile("a", URI.create("file:///etc/passwd"), 1L, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void two_files_cannot_have_one_place() {
        for (List<String> names : List.of(List.of("a", "a"), List.of("a", "A"), List.of("a", "a/b"))) {
            assertThatThrownBy(() -> TestModels.image("m", names.stream().map(CatalogueTest::file).toList()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void sizes_and_defaults_that_could_not_be_are_refused() {
        for (int[] sizes : List.of(new int[]{512, 0, 768, 8}, new int[]{512, 520, 768, 8}, new int[]{500, 256, 768, 8},
                new int[]{512, 256, 500, 4}, new int[]{512, 256, 768, 0})) {
            assertThatThrownBy(() -> new ModelSizes(sizes[0], sizes[1], sizes[2], sizes[3]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new ModelDefaults(0, null, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ModelDefaults(4, -1.0, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ModelDefaults(4, 1.0, "Euler a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ModelKind("paint", "sd", "onnx")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ModelKind("image", "sd", "pickle")).isInstanceOf(IllegalArgumentException.class);
    }

    private static ModelFile file(String name) {
        return new ModelFile(name, URI.create("https://models.invalid/a"), 1L, null);
    }

    static Stream<Path> manifests() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }
}
