package io.songreel.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.songreel.diffusion.ImageRequest;
import io.songreel.diffusion.Mask;
import io.songreel.diffusion.NoiseKind;
import io.songreel.diffusion.RgbImage;
import io.songreel.diffusion.SchedulerKind;
import io.songreel.job.CancelToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One run of a diffusers pipeline on a tiny model, as {@code scripts/fixtures/make_parity.py} wrote it down. */
record ParityCase(String name, JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double LATENTS = 1e-4;
    private static final int LEVELS = 2;

    /** Those of one task, of all models. */
    static Stream<ParityCase> of(String task) throws IOException {
        Path folder = Resources.folder("parity");
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> files = tree.filter(file -> file.getFileName().toString().startsWith(task + "-")).sorted()
                    .toList();
            assertThat(files).isNotEmpty();
            return files.stream().map(file -> read(folder, file));
        }
    }

    private static ParityCase read(Path folder, Path file) {
        try {
            return new ParityCase(folder.relativize(file).toString(), JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    String model() {
        return json.get("model").asText();
    }

    String schedulerConfig() {
        return json.get("scheduler_config").toString();
    }

    ImageRequest request() {
        JsonNode r = json.get("request");
        JsonNode init = json.get("init_image");
        JsonNode mask = json.get("mask");
        return new ImageRequest(r.get("prompt").asText(), r.get("negative_prompt").asText(), r.get("width").asInt(),
                r.get("height").asInt(), r.get("steps").asInt(), r.get("guidance_scale").asDouble(),
                r.get("guidance_rescale").asDouble(),
                SchedulerKind.valueOf(json.get("scheduler").asText().toUpperCase(Locale.ROOT)),
                r.get("seed").asLong(), NoiseKind.TORCH_CPU, init.isNull()
                        ? null
                        : new ImageRequest.InitImage(image(init), r.get("strength").asDouble()),
                mask.isNull()
                        ? null
                        : new Mask(mask.get("width").asInt(), mask.get("height").asInt(),
                                bytes(mask.get("values"))));
    }

    /** Runs it and holds every step's latents, and the image, against the reference. */
    Distance check(DiffusionModel model, DirectPass pass) throws IOException {
        JsonNode reference = json.get("latents");
        double[] worst = {0};
        int[] heard = {0};
        RgbImage image = model.generate(request(), pass, (step, steps, latents, clean) -> {
            assertThat(steps).as("steps").isEqualTo(reference.size());
            double far = distance(latents.values(), floats(reference.get(step - 1)));
            assertThat(far).as("relative distance of the latents after step %d of %d", step, steps)
                    .isLessThanOrEqualTo(LATENTS);
            worst[0] = Math.max(worst[0], far);
            heard[0]++;
        }, CancelToken.never());
        assertThat(heard[0]).isEqualTo(reference.size());
        int levels = levels(image, image(json.get("image")));
        assertThat(levels).as("largest difference of the image, in 255ths").isLessThanOrEqualTo(LEVELS);
        assertThat(pass.open()).isZero();
        return new Distance(worst[0], levels);
    }

    /** How far from the reference. */
    record Distance(double latents, int levels) {}

    static double distance(float[] ours, float[] theirs) {
        assertThat(ours).hasSameSizeAs(theirs);
        double most = 0;
        double largest = 0;
        for (int i = 0; i < ours.length; i++) {
            most = Math.max(most, Math.abs((double) ours[i] - theirs[i]));
            largest = Math.max(largest, Math.abs(theirs[i]));
        }
        return most / largest;
    }

    private static int levels(RgbImage ours, RgbImage theirs) {
        assertThat(ours.width()).isEqualTo(theirs.width());
        assertThat(ours.height()).isEqualTo(theirs.height());
        int most = 0;
        for (int i = 0; i < ours.rgb().length; i++) {
            most = Math.max(most, Math.abs((ours.rgb()[i] & 255) - (theirs.rgb()[i] & 255)));
        }
        return most;
    }

    private static RgbImage image(JsonNode node) {
        return new RgbImage(node.get("width").asInt(), node.get("height").asInt(), bytes(node.get("rgb")));
    }

    private static byte[] bytes(JsonNode node) {
        return Base64.getDecoder().decode(node.asText());
    }

    private static float[] floats(JsonNode node) {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(node)).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }
}
