package io.songreel.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.diffusion.ImageModel.StepListener;
import io.songreel.diffusion.ImageRequest;
import io.songreel.diffusion.ImageRequests;
import io.songreel.diffusion.NoiseKind;
import io.songreel.diffusion.RgbImage;
import io.songreel.diffusion.SchedulerKind;
import io.songreel.diffusion.noise.Noise;
import io.songreel.job.CancelSwitch;
import io.songreel.job.CancelToken;
import io.songreel.model.runtime.DeviceMemoryException;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipelines on the tiny models, beyond what the parity tests say. */
class DiffusionModelTest {
    private final DirectPass pass = DirectPass.onnx();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @AfterEach
    void close() {
        assertThat(pass.open()).isZero();
        pass.close();
    }

    @Test
    void each_network_is_open_only_while_it_is_needed() throws IOException {
        DiffusionModel model = read("tiny-sdxl");
        ImageRequests request = requests(model);
        generate(model, request);
        assertThat(pass.opened()).containsExactly("text_encoder", "text_encoder_2", "unet", "vae_decoder");
        generate(model, request.init(ImageRequests.stripes(64, 64), 0.5, null));
        assertThat(pass.opened()).as("the prompt is known by now").containsExactly("vae_encoder", "unet",
                "vae_decoder");
    }

    @Test
    void a_weight_changes_the_picture_and_a_weight_of_one_does_not() throws IOException {
        DiffusionModel model = read("tiny-sd");
        ImageRequests request = requests(model);
        byte[] plain = generate(model, request.prompt("a red fox in the snow"));
        assertThat(generate(model, request.prompt("a (red fox:1.0) in the snow"))).isEqualTo(plain);
        assertThat(generate(model, request.prompt("a (red fox:1.5) in the snow"))).isNotEqualTo(plain);
    }

    @Test
    void words_beyond_75_tokens_count_in_both_prompts() throws IOException {
        for (String name : List.of("tiny-sd", "tiny-sdxl")) {
            DiffusionModel model = read(name);
            ImageRequests request = requests(model).steps(2);
            String rain = "rain and ".repeat(90);
            byte[] sun = generate(model, request.prompt(rain + "sun"));
            assertThat(generate(model, request.prompt(rain + "moon"))).isNotEqualTo(sun);
            assertThat(generate(model, request.prompt("sun").negativePrompt(rain + "fog")))
                    .isNotEqualTo(generate(model, request.prompt("sun").negativePrompt(rain + "night")));
        }
    }

    @Test
    void an_endless_prompt_is_refused_with_a_text() throws IOException {
        DiffusionModel model = read("tiny-sd");
        assertThatThrownBy(() -> generate(model, requests(model).prompt("rain ".repeat(5000))))
                .isInstanceOf(ModelException.class).hasMessageContaining("Shorten it");
    }

    @Test
    void without_guidance_the_unet_is_asked_once_a_step_and_the_negative_prompt_does_not_matter() throws IOException {
        DiffusionModel model = read("tiny-sd");
        List<Integer> batches = batches();
        ImageRequests request = requests(model).steps(2).guidance(1);
        byte[] image = generate(model, request);
        assertThat(generate(model, request.negativePrompt("fog"))).isEqualTo(image);
        assertThat(batches).containsOnly(1);
        batches.clear();
        generate(model, request.guidance(2));
        assertThat(batches).containsExactly(2, 2);
    }

    @Test
    void learned_guidance_enters_without_a_second_batch() throws IOException {
        DiffusionModel model = read("tiny-lcm");
        List<Integer> batches = batches();
        byte[] image = generate(model, requests(model).guidance(8));
        assertThat(batches).containsOnly(1);
        assertThat(generate(model, requests(model).guidance(2))).isNotEqualTo(image);
    }

    @Test
    void where_memory_does_not_hold_a_batch_of_two_it_is_run_one_by_one() throws IOException {
        DiffusionModel model = read("tiny-sd");
        byte[] together = generate(model, requests(model));
        List<Integer> batches = new ArrayList<>();
        pass.runsThrough((component, session, inputs, wanted, cancel) -> {
            if (component.equals("unet")) {
                int batch = batch(inputs);
                batches.add(batch);
                if (batch > 1) {
                    throw new DeviceMemoryException("full", null);
                }
            }
            return session.run(inputs, wanted, cancel);
        });
        assertThat(difference(generate(model, requests(model)), together)).isLessThan(0.05);
        assertThat(batches.subList(0, 5)).containsExactly(2, 1, 1, 1, 1);
    }

    @Test
    void a_cancel_in_the_middle_of_a_step_ends_it_and_leaves_the_model_usable() throws IOException {
        DiffusionModel model = read("tiny-sd");
        byte[] image = generate(model, requests(model).steps(3));
        for (String part : List.of("text_encoder", "unet", "vae_decoder")) {
            CancelSwitch cancel = new CancelSwitch();
            pass.runsThrough((component, session, inputs, wanted, token) -> {
                if (component.equals(part)) {
                    cancel.cancel();
                }
                return session.run(inputs, wanted, token);
            });
            assertThatThrownBy(() -> model.generate(requests(model).prompt(part).steps(3).request(), pass,
                    StepListener.none(), cancel)).isInstanceOf(CancellationException.class);
            assertThat(pass.open()).isZero();
            assertThat(cancel.registered()).isZero();
        }
        pass.runsThrough((component, session, inputs, wanted, token) -> session.run(inputs, wanted, token));
        assertThat(generate(model, requests(model).steps(3))).isEqualTo(image);
    }

    @Test
    void a_half_precision_unet_paints_nearly_the_same_picture() throws IOException {
        byte[] single = generate(read("tiny-sd"), requests(read("tiny-sd")));
        for (String half : List.of("tiny-sd-fp16", "tiny-sd-bf16")) {
            Path copy = Resources.copy("tiny-sd", folder.resolve(half));
            Path unet = copy.resolve("unet/model.onnx");
            Files.delete(unet);
            Files.copy(Resources.folder(half).resolve("unet/model.onnx"), unet);
            DiffusionModel model = DiffusionModel.read(half, copy);
            double mean = difference(generate(model, requests(model)), single);
            assertThat(mean).as("mean difference of %s, 255ths", half).isGreaterThan(0)
                    .isLessThan(half.equals("tiny-sd-fp16") ? 1 : 6);
        }
    }

    @Test
    void numbers_that_overflow_are_told_and_not_painted() throws IOException {
        DiffusionModel model = read("tiny-sd");
        for (String part : List.of("unet", "vae_decoder")) {
            pass.runsThrough((component, session, inputs, wanted, cancel) -> {
                Map<String, Tensor> made = session.run(inputs, wanted, cancel);
                if (component.equals(part)) {
                    ((Tensor.Floats) made.values().iterator().next()).values()[5] = Float.NaN;
                }
                return made;
            });
            assertThatThrownBy(() -> generate(model, requests(model))).isInstanceOf(ModelException.class)
                    .hasMessageContaining("overflowed");
        }
    }

    @Test
    void the_seeds_of_torch_on_a_gpu_are_other_seeds() throws IOException {
        DiffusionModel model = read("tiny-sd");
        assertThat(generate(model, requests(model).noise(NoiseKind.TORCH_CUDA)))
                .isNotEqualTo(generate(model, requests(model)));
    }

    @Test
    void an_inpainting_unet_paints_whole_images_too() throws IOException {
        DiffusionModel model = read("tiny-sd-inpaint");
        byte[] image = generate(model, requests(model).steps(2));
        assertThat(pass.opened()).containsExactly("text_encoder", "vae_encoder", "unet", "vae_decoder");
        assertThat(generate(model, requests(model).steps(2).init(ImageRequests.stripes(64, 64), 0.5, null)))
                .isNotEqualTo(image);
    }

    /**
     * The closed-form UNet predicts {@code x / sqrt(σ² + 1) · t / (t + 1)}, so each of Euler's steps multiplies the latents
     * by a number that the noise schedule alone determines, and the decoder mixes them linearly.
     */
    @Test
    void a_closed_form_model_gives_what_can_be_written_down() throws IOException {
        Path copy = Resources.copy("tiny-sd", folder.resolve("closed-form"));
        for (String part : List.of("unet", "vae_decoder")) {
            Files.write(copy.resolve(part + "/model.onnx"),
                    Files.readAllBytes(Resources.folder("closed-form").resolve(part + "/model.onnx")));
        }
        DiffusionModel model = DiffusionModel.read("closed-form", copy);
        int steps = 10;
        ImageRequest request = requests(model).scheduler(SchedulerKind.EULER).steps(steps).request();
        double[] sigmas = new double[steps + 1];
        double product = 1;
        double alphas = 1;
        double[] all = new double[1000];
        for (int t = 0; t < 1000; t++) {
            double root = Math.sqrt(0.00085) + (Math.sqrt(0.012) - Math.sqrt(0.00085)) * t / 999;
            alphas *= 1 - root * root;
            all[t] = Math.sqrt((1 - alphas) / alphas);
        }
        for (int i = 0; i < steps; i++) {
            sigmas[i] = all[(int) (999.0 * (steps - 1 - i) / (steps - 1))]
                    + fraction(999.0 * (steps - 1 - i) / (steps - 1)) * gap(all, 999.0 * (steps - 1 - i) / (steps - 1));
        }
        for (int i = 0; i < steps; i++) {
            double t = 999.0 * (steps - 1 - i) / (steps - 1);
            product *= 1 + t / (t + 1) * (sigmas[i + 1] - sigmas[i]) / Math.sqrt(sigmas[i] * sigmas[i] + 1);
        }
        float[] noise = Noise.of(NoiseKind.TORCH_CPU, request.seed()).next(4 * 8 * 8);
        float[] expected = new float[noise.length];
        for (int i = 0; i < noise.length; i++) {
            expected[i] = (float) (noise[i] * sigmas[0] * product);
        }
        float[][] last = new float[1][];
        RgbImage image = model.generate(request, pass, (step, count, latents, clean) -> last[0] = latents.values(),
                CancelToken.never());
        assertThat(ParityCase.distance(last[0], expected)).isLessThan(1e-4);
        double red = (0.298 * expected[0] + 0.187 * expected[64] - 0.158 * expected[128] - 0.184 * expected[192])
                / 0.18215;
        double level = Math.clamp(red / 2 + 0.5, 0, 1) * 255;
        assertThat(image.rgb()[0] & 255).isCloseTo((int) Math.round(level), Offset.offset(1));
        assertThat(Arrays.copyOfRange(image.rgb(), 0, 3))
                .isEqualTo(Arrays.copyOfRange(image.rgb(), 3 * (7 * 64 + 7), 3 * (7 * 64 + 8)));
    }

    private static double fraction(double value) {
        return value - Math.floor(value);
    }

    private static double gap(double[] values, double at) {
        int below = (int) at;
        return values[Math.min(999, below + 1)] - values[below];
    }

    private List<Integer> batches() {
        List<Integer> batches = new ArrayList<>();
        pass.runsThrough((component, session, inputs, wanted, cancel) -> {
            if (component.equals("unet")) {
                batches.add(batch(inputs));
            }
            return session.run(inputs, wanted, cancel);
        });
        return batches;
    }

    private static int batch(Map<String, ? extends Tensor> inputs) {
        return Objects.requireNonNull(inputs.get("sample")).shape()[0];
    }

    private static double difference(byte[] one, byte[] other) {
        long sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs((one[i] & 255) - (other[i] & 255));
        }
        return (double) sum / one.length;
    }

    private static DiffusionModel read(String name) throws ModelException {
        return DiffusionModel.read(name, Resources.folder(name));
    }

    private static ImageRequests requests(DiffusionModel model) {
        return ImageRequests.of(model.facts()).steps(4);
    }

    private byte[] generate(DiffusionModel model, ImageRequests request) throws IOException {
        return model.generate(request.request(), pass, StepListener.none(), CancelToken.never()).rgb();
    }
}
