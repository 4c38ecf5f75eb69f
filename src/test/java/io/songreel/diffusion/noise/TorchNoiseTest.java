package io.songreel.diffusion.noise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.diffusion.Golden;
import io.songreel.diffusion.NoiseKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TorchNoiseTest {
    static Stream<Arguments> streams() throws IOException {
        JsonNode noise = Golden.read("noise.json");
        return Arrays.stream(NoiseKind.values())
                .flatMap(kind -> StreamSupport.stream(noise.get(kind.name().toLowerCase(Locale.ROOT)).spliterator(),
                        false).map(each -> Arguments.of(kind, each.get("seed").asLong(), each.get("calls"))));
    }

    @ParameterizedTest(name = "{0} seed {1}")
    @MethodSource("streams")
    void call_after_call_the_numbers_are_torchs(NoiseKind kind, long seed, JsonNode calls) {
        NoiseStream stream = Noise.of(kind, seed);
        // The CPU's come out to the last bit; a CUDA device's own sine is not imitated.
        float allowed = kind == NoiseKind.TORCH_CPU ? 0 : 2e-6f;
        for (JsonNode call : calls) {
            float[] values = stream.next(call.get("n").asInt());
            float[] first = Golden.floats(call.get("first"));
            float[] last = Golden.floats(call.get("last"));
            assertThat(Arrays.copyOf(values, first.length)).containsExactly(first, Offset.offset(allowed));
            assertThat(Arrays.copyOfRange(values, values.length - last.length, values.length))
                    .containsExactly(last, Offset.offset(allowed));
            double sum = 0;
            double squares = 0;
            for (float value : values) {
                sum += value;
                squares += (double) value * value;
            }
            assertThat(sum).isCloseTo(call.get("sum").asDouble(), Offset.offset(1e-6 * Math.max(values.length, 1)));
            assertThat(squares).isCloseTo(call.get("sum_of_squares").asDouble(), Offset.offset(1e-6 * values.length));
        }
    }

    @Test
    void seed_0_begins_with_the_numbers_everybody_knows() {
        float[] values = Noise.of(NoiseKind.TORCH_CPU, 0).next(16);
        assertThat(Arrays.copyOf(values, 5)).containsExactly(-1.1258398f, -1.1523602f, -0.25057858f, -0.4338788f,
                0.84871036f);
    }

    @ParameterizedTest
    @EnumSource(NoiseKind.class)
    void no_values_are_no_call_at_all(NoiseKind kind) {
        assertThat(Noise.of(kind, 1).next(0)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(NoiseKind.class)
    void many_values_are_standard_normal(NoiseKind kind) {
        double sum = 0;
        double squares = 0;
        int n = 1 << 18;
        for (float value : Noise.of(kind, 7).next(n)) {
            assertThat(value).isFinite();
            sum += value;
            squares += (double) value * value;
        }
        assertThat(sum / n).isCloseTo(0, Offset.offset(0.01));
        assertThat(squares / n).isCloseTo(1, Offset.offset(0.01));
    }
}
