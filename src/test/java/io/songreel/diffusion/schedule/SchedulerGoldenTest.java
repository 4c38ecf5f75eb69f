package io.songreel.diffusion.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.diffusion.Golden;
import io.songreel.diffusion.NoiseKind;
import io.songreel.diffusion.SchedulerKind;
import io.songreel.diffusion.noise.Noise;
import io.songreel.diffusion.noise.NoiseStream;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The full loops of diffusers' own scheduler tests: their model is {@code sample · t / (t + 1)}. */
class SchedulerGoldenTest {
    private static final int SIZE = 768;

    static Stream<Named<JsonNode>> goldens() throws IOException {
        return StreamSupport.stream(Golden.read("schedulers.json").get("goldens").spliterator(), false)
                .map(each -> Named.of(each.get("name").asText(), each));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void a_full_loop_ends_where_diffusers_ends(JsonNode golden) throws IOException {
        SchedulerKind kind = SchedulerKind.valueOf(golden.get("scheduler").asText().toUpperCase(Locale.ROOT));
        SchedulerConfig config = SchedulerConfig.parse(golden.get("scheduler_config").toString());
        int start = golden.get("start").asInt();
        boolean keepsScaled = golden.get("scaled_input_is_kept").asBoolean();
        Scheduler scheduler = Schedulers.lay(kind, config, golden.get("steps").asInt());
        NoiseStream noise = Noise.of(NoiseKind.TORCH_CPU, 0);

        float[] sample = ramp(false, scheduler.initNoiseSigma());
        if (start > 0) {
            sample = scheduler.noised(sample, ramp(true, 1), start);
        }
        assertThat(Golden.difference(sample, Golden.floats(golden.get("begun")))).isLessThan(1e-6);
        for (int i = start; i < scheduler.steps(); i++) {
            // Their tests go on from the scaled input; pipelines do not.
            float[] input = scheduler.scaled(sample, i);
            sample = scheduler.step(model(input, scheduler.timestep(i)), i, keepsScaled ? input : sample, noise)
                    .sample();
            assertThat(sum(sample)).isCloseTo(golden.get("sums").get(i - start).asDouble(),
                    Percentage.withPercentage(2e-3));
        }
        assertThat(Golden.difference(sample, Golden.floats(golden.get("sample")))).isLessThan(2e-5);
        if (!golden.get("upstream_sum").isNull()) {
            assertThat(sum(sample)).isCloseTo(golden.get("upstream_sum").asDouble(),
                    Offset.offset(1e-2));
        }
        if (!golden.get("upstream_mean").isNull()) {
            assertThat(sum(sample) / SIZE).isCloseTo(golden.get("upstream_mean").asDouble(),
                    Offset.offset(1e-3));
        }
    }

    /** 4 × 3 × 8 × 8, the batch running fastest. */
    private static float[] ramp(boolean falling, float scale) {
        float[] ramp = new float[SIZE];
        for (int batch = 0; batch < 4; batch++) {
            for (int k = 0; k < SIZE / 4; k++) {
                int value = 4 * k + batch;
                ramp[batch * (SIZE / 4) + k] = (falling ? SIZE - 1 - value : value) / (float) SIZE * scale;
            }
        }
        return ramp;
    }

    private static float[] model(float[] sample, float t) {
        float[] output = new float[sample.length];
        for (int k = 0; k < output.length; k++) {
            output[k] = sample[k] * t / (t + 1);
        }
        return output;
    }

    private static double sum(float[] sample) {
        return IntStream.range(0, sample.length).mapToDouble(k -> Math.abs(sample[k])).sum();
    }
}
