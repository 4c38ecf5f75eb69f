package io.songreel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.songreel.model.Catalogue;
import io.songreel.model.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged catalogue as the API tells it. */
class CatalogueShelfTest {
    private final Path dir;
    private final Path usb;
    private final FakeJobs jobs = new FakeJobs();
    private final CatalogueShelf shelf;

    CatalogueShelfTest(@TempDir Path dir, @TempDir Path usb) throws IOException {
        this.dir = dir;
        this.usb = usb;
        ModelStore store = new ModelStore(dir, List.of(usb));
        this.shelf = new CatalogueShelf(Catalogue.packaged().with(store), store, jobs);
    }

    @Test
    void a_model_that_is_not_here_is_told_with_all_that_a_choice_needs() {
        ModelShelf.Model lcm = model("lcm-dreamshaper-v7");
        assertThat(lcm.state()).isEqualTo("missing");
        assertThat(lcm.installed()).isFalse();
        assertThat(lcm.bytes()).as("nobody has told it yet").isNull();
        assertThat(lcm.memoryBytes()).isPositive();
        assertThat(lcm.recommended()).isTrue();
        assertThat(lcm.licence()).isEqualTo("MIT");
        assertThat(lcm.commercialUse()).isTrue();
        assertThat(lcm.place()).isNull();
        assertThat(model("sdxl-turbo").commercialUse()).isFalse();
        assertThat(model("whisper-tiny").bytes()).isEqualTo(77691713);
    }

    @Test
    void one_that_has_to_be_made_says_how_and_starts_no_job() {
        ModelShelf.Model turbo = model("sd-turbo");
        assertThat(turbo.state()).isEqualTo("export_yourself");
        ApiProblem problem = catchThrowableOfType(ApiProblem.class, () -> shelf.pull("sd-turbo"));
        assertThat(problem.type()).isEqualTo(ProblemType.NOT_AVAILABLE);
        assertThat(problem.detail()).contains("models/export/export_diffusion.py stabilityai/sd-turbo");
        assertThat(jobs.find(shelf.pull("lcm-dreamshaper-v7"))).isPresent();
    }

    @Test
    void one_with_a_manifest_of_its_own_on_another_disk_is_used_in_place() throws IOException {
        Path folder = Files.createDirectories(usb.resolve("sd-turbo/unet"));
        Files.writeString(folder.resolve("model.onnx"), "graph");
        Files.writeString(usb.resolve("sd-turbo/songreel.json"), Files.readString(Path.of("models/sd-turbo.json"))
                .replaceFirst("(?m)^ *\"export\": .*$", "  \"files\": [{\"name\": \"unet/model.onnx\"}]"));
        ModelShelf.Model turbo = model("sd-turbo");
        assertThat(turbo.state()).isEqualTo("installed");
        assertThat(turbo.place()).isEqualTo("other_folder");
        assertThat(turbo.inPlace()).isTrue();
        assertThat(turbo.bytes()).isEqualTo(5);
        assertThat(shelf.verify("sd-turbo")).isEqualTo("size_only");
        shelf.remove("sd-turbo");
        assertThat(model("sd-turbo").installed()).isTrue();
    }

    @Test
    void a_begun_pull_is_partly_here() throws IOException {
        Path unet = Files.createDirectories(dir.resolve("lcm-dreamshaper-v7/unet"));
        Files.writeString(unet.resolve("model.onnx_data.part"), "begun");
        assertThat(model("lcm-dreamshaper-v7").state()).isEqualTo("partly");
        assertThat(model("lcm-dreamshaper-v7").bytesPresent()).isEqualTo(5);
        shelf.remove("lcm-dreamshaper-v7");
        assertThat(dir).isEmptyDirectory();
    }

    private ModelShelf.Model model(String id) {
        return shelf.models().stream().filter(model -> model.id().equals(id)).findFirst().orElseThrow();
    }
}
