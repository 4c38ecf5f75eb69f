package io.songreel.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.diffusion.ImageFacts;
import io.songreel.diffusion.SchedulerKind;
import io.songreel.model.runtime.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a model's folder before anything is loaded. */
class ModelFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @CsvSource({"tiny-sd,sd1,true", "tiny-sd2-v,sd2,true", "tiny-lcm,lcm,false", "tiny-sdxl,sdxl,true",
        "tiny-sd-inpaint,sd1,true"})
    void the_family_is_told_by_the_configuration(String model, String family, boolean negative) throws IOException {
        ImageFacts facts = DiffusionModel.read(model, Resources.folder(model)).facts();
        assertThat(facts.family()).isEqualTo(family);
        assertThat(facts.negativePrompts()).isEqualTo(negative);
        assertThat(facts.initImages()).isTrue();
        assertThat(facts.masks()).isTrue();
        assertThat(facts.nativeSide()).isEqualTo(64);
        assertThat(facts.multiple()).isEqualTo(16);
        assertThat(facts.schedulers()).hasSize(SchedulerKind.values().length - 1);
    }

    @ParameterizedTest
    @CsvSource({"tiny-sd,EulerDiscreteScheduler,trailing,epsilon,sd-turbo,EULER",
        "tiny-sd,EulerDiscreteScheduler,leading,epsilon,sd1,EULER",
        "tiny-sd,LCMScheduler,leading,epsilon,lcm,LCM", "tiny-sd,UniPCMultistepScheduler,leading,epsilon,sd1,DPMPP_2M",
        "tiny-sdxl,EulerDiscreteScheduler,trailing,epsilon,sdxl-lightning,EULER",
        "tiny-sdxl,EulerDiscreteScheduler,trailing,v_prediction,sdxl,EULER",
        "tiny-sdxl,EulerAncestralDiscreteScheduler,trailing,epsilon,sdxl-turbo,EULER_ANCESTRAL"})
    void distilled_models_are_told_by_their_scheduler(String model, String scheduler, String spacing, String prediction,
            String family, SchedulerKind kind) throws IOException {
        Path copy = Resources.copy(model, folder.resolve("model"));
        Files.writeString(copy.resolve("scheduler/scheduler_config.json"), """
                {"_class_name": "%s", "timestep_spacing": "%s", "prediction_type": "%s"}
                """.formatted(scheduler, spacing, prediction));
        ImageFacts facts = DiffusionModel.read(model, copy).facts();
        assertThat(facts.family()).isEqualTo(family);
        assertThat(facts.scheduler()).isEqualTo(kind);
        assertThat(facts.guidance() > 1)
                .isEqualTo(family.equals("sd1") || family.equals("sdxl") || family.equals("lcm"));
    }

    @Test
    void defaults_from_outside_win() throws IOException {
        ImageFacts facts = DiffusionModel.read("tiny-sd", Resources.folder("tiny-sd"),
                new DiffusionModel.Defaults("my-family", 12, 3.5, SchedulerKind.DDIM)).facts();
        assertThat(facts.family()).isEqualTo("my-family");
        assertThat(facts.steps()).isEqualTo(12);
        assertThat(facts.guidance()).isEqualTo(3.5);
        assertThat(facts.scheduler()).isEqualTo(SchedulerKind.DDIM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model_index.json", "unet/config.json", "unet/model.onnx", "vae_decoder/model.onnx",
        "text_encoder/model.onnx", "text_encoder_2/model.onnx", "text_encoder_2/config.json", "tokenizer/vocab.json",
        "tokenizer_2/merges.txt", "scheduler/scheduler_config.json"})
    void what_is_missing_is_named(String file) throws IOException {
        Path copy = Resources.copy("tiny-sdxl", folder.resolve("model"));
        Files.delete(copy.resolve(file));
        assertThatThrownBy(() -> DiffusionModel.read("my-model", copy)).isInstanceOf(ModelException.class)
                .hasMessageContainingAll("my-model", file, "is missing").message().doesNotContain(folder.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"model_index.json", "unet/config.json", "scheduler/scheduler_config.json",
        "text_encoder/config.json", "tokenizer/vocab.json"})
    void what_is_damaged_is_told(String file) throws IOException {
        for (String damage : List.of("", "[1]", "{\"in_channels\": ", "\u0000\u0001")) {
            Path copy = Resources.copy("tiny-sdxl", Files.createTempDirectory(folder, "damaged").resolve("model"));
            Files.writeString(copy.resolve(file), damage);
            assertThatThrownBy(() -> DiffusionModel.read("my-model", copy)).isInstanceOf(ModelException.class)
                    .message().doesNotContain(folder.toString());
        }
    }

    @Test
    void models_of_other_kinds_are_refused() throws IOException {
        Path flux = folder.resolve("flux");
        Files.createDirectories(flux);
        Files.writeString(flux.resolve("model_index.json"),
                "{\"_class_name\": \"FluxPipeline\", \"transformer\": [\"diffusers\", \"FluxTransformer2DModel\"]}");
        assertThatThrownBy(() -> DiffusionModel.read("flux", flux)).isInstanceOf(ModelException.class)
                .hasMessageContaining("not a Stable Diffusion model");
        Path odd = Resources.copy("tiny-sd", folder.resolve("odd"));
        Path unet = odd.resolve("unet/config.json");
        Files.writeString(unet, Files.readString(unet).replace("\"in_channels\": 4", "\"in_channels\": 8"));
        assertThatThrownBy(() -> DiffusionModel.read("odd", odd)).isInstanceOf(ModelException.class)
                .hasMessageContaining("8 channels");
    }

    @Test
    void without_a_vae_encoder_there_are_no_init_images() throws IOException {
        Path copy = Resources.copy("tiny-sd", folder.resolve("model"));
        Files.delete(copy.resolve("vae_encoder/model.onnx"));
        ImageFacts facts = DiffusionModel.read("tiny-sd", copy).facts();
        assertThat(facts.initImages()).isFalse();
        assertThat(facts.masks()).isFalse();
    }

    @Test
    void the_identity_changes_with_whatever_changes_the_images() throws IOException {
        Path copy = Resources.copy("tiny-sd", folder.resolve("model"));
        String identity = DiffusionModel.read("tiny-sd", copy).identity();
        assertThat(DiffusionModel.read("tiny-sd", Resources.folder("tiny-sd")).identity())
                .as("where it lies does not matter").isEqualTo(identity);
        Files.writeString(copy.resolve("unet/model.onnx.sha256"), "0123  model.onnx\n");
        String noted = DiffusionModel.read("tiny-sd", copy).identity();
        assertThat(noted).isNotEqualTo(identity);
        Files.writeString(copy.resolve("scheduler/scheduler_config.json"), "{\"_class_name\": \"DDIMScheduler\"}");
        assertThat(DiffusionModel.read("tiny-sd", copy).identity()).isNotEqualTo(noted);
    }

    @Test
    void weights_beside_a_graph_are_counted() throws IOException {
        Path copy = Resources.copy("tiny-sd", folder.resolve("model"));
        ModelFolder files = new ModelFolder("tiny-sd", copy);
        long alone = files.graph("unet").weights();
        assertThat(alone).isEqualTo(Files.size(copy.resolve("unet/model.onnx")));
        Files.write(copy.resolve("unet/model.onnx_data"), new byte[1000]);
        Files.write(copy.resolve("unet/diffusion_pytorch_model.safetensors"), new byte[5000]);
        assertThat(files.graph("unet").weights()).isEqualTo(alone + 1000);
    }

    @Test
    void a_torchscript_graph_is_taken_where_there_is_no_onnx_one() throws IOException {
        Path copy = Resources.copy("tiny-sd", folder.resolve("model"));
        Files.move(copy.resolve("unet/model.onnx"), copy.resolve("unet/model.pt"));
        ModelFolder.GraphFile graph = new ModelFolder("tiny-sd", copy).graph("unet");
        assertThat(graph.format()).isEqualTo("torchscript");
        assertThat(graph.file().getFileName().toString()).isEqualTo("model.pt");
    }
}
