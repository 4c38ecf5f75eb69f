package io.songreel.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StftTest {
    private static float[] noise(int length, long seed) {
        Random random = new Random(seed);
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = 2 * random.nextFloat() - 1;
        }
        return samples;
    }

    @Property(tries = 60)
    void there_and_back_is_the_same_to_a_millionth(@ForAll @IntRange(min = 4, max = 11) int power,
            @ForAll @IntRange(min = 1, max = 2) int halvings, @ForAll @IntRange(max = 3000) int more,
            @ForAll long seed) {
        int size = 1 << power;
        int hop = size >> halvings;
        Stft stft = new Stft(size, hop);
        int length = size + more;
        float[] left = noise(length, seed);
        float[] right = noise(length, seed + 1);
        // up to one hop more, so that the last frame ends past the signal
        int after = size / 2 - 1 + hop;
        float[] a = Stft.reflect(left, size / 2, Math.min(after, length - 1));
        float[] b = Stft.reflect(right, size / 2, Math.min(after, length - 1));
        int frames = stft.frames(a.length);
        float[] planes = stft.forward(a, b, stft.bins());
        float[] backLeft = new float[stft.length(frames)];
        float[] backRight = new float[stft.length(frames)];
        stft.inverse(planes, 0, stft.bins(), frames, 0, backLeft, backRight);
        double worst = 0;
        for (int i = size / 2; i < Math.min(size / 2 + length, backLeft.length - size / 2); i++) {
            worst = Math.max(worst, Math.abs(backLeft[i] - a[i]));
            worst = Math.max(worst, Math.abs(backRight[i] - b[i]));
        }
        assertThat(worst).isLessThan(1e-6);
    }

    @Test
    void spectra_and_their_sound_are_the_reference_s() throws IOException {
        JsonNode cases;
        try (InputStream in = Objects.requireNonNull(StftTest.class.getResourceAsStream("/voice/stft.json"))) {
            cases = new ObjectMapper().readTree(in);
        }
        assertThat(cases).hasSize(3);
        for (JsonNode one : cases) {
            int size = one.get("size").asInt();
            Stft stft = new Stft(size, one.get("hop").asInt());
            float[] samples = floats(one.get("samples"));
            int frames = one.get("frames").asInt();
            float[] padded = Stft.reflect(samples, size / 2, size / 2);
            assertThat(stft.frames(padded.length)).isEqualTo(frames);
            float[] negative = new float[padded.length];
            for (int i = 0; i < padded.length; i++) {
                negative[i] = -0.5f * padded[i];
            }
            float[] planes = stft.forward(padded, negative, stft.bins());
            int plane = stft.bins() * frames;
            float[] real = floats(one.get("real"));
            float[] imaginary = floats(one.get("imaginary"));
            assertThat(off(planes, 0, real, 1)).isLessThan(1e-5);
            assertThat(off(planes, plane, imaginary, 1)).isLessThan(1e-5);
            assertThat(off(planes, 2 * plane, real, -0.5)).isLessThan(1e-5);
            assertThat(off(planes, 3 * plane, imaginary, -0.5)).isLessThan(1e-5);
            float[] left = new float[stft.length(frames)];
            float[] right = new float[stft.length(frames)];
            stft.inverse(planes, 0, stft.bins(), frames, 0, left, right);
            float[] back = floats(one.get("back"));
            assertThat(off(left, size / 2, Arrays.copyOf(back, Math.min(back.length, left.length - size / 2)), 1))
                    .isLessThan(1e-5);
        }
    }

    private static double off(float[] actual, int from, float[] wanted, double factor) {
        double worst = 0;
        for (int i = 0; i < wanted.length; i++) {
            worst = Math.max(worst, Math.abs(actual[from + i] - factor * wanted[i]));
        }
        return worst;
    }

    private static float[] floats(JsonNode node) {
        byte[] bytes = Base64.getDecoder().decode(node.asText());
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    @Test
    void left_out_bins_count_as_nothing() {
        Stft stft = new Stft(64, 16);
        float[] tone = new float[640];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) Math.cos(2 * Math.PI * 4 * i / 64);
        }
        int frames = stft.frames(tone.length);
        float[] few = stft.forward(tone, tone, 10);
        float[] left = new float[stft.length(frames)];
        float[] right = new float[stft.length(frames)];
        stft.inverse(few, 0, 10, frames, 0, left, right);
        assertThat(off(left, 64, Arrays.copyOfRange(tone, 64, 576), 1)).as("the tone lies in bins 3 to 5")
                .isLessThan(1e-5);
        stft.inverse(stft.forward(tone, tone, 3), 0, 3, frames, 0, left, right);
        float most = 0;
        for (int i = 64; i < 576; i++) {
            most = Math.max(most, Math.abs(left[i]));
        }
        assertThat(most).isLessThan(1e-5f);
    }

    @Test
    void a_reflection_does_not_repeat_the_edge_and_needs_enough_to_mirror() {
        assertThat(Stft.reflect(new float[]{1, 2, 3}, 2, 1)).containsExactly(3, 2, 1, 2, 3, 2);
        assertThatThrownBy(() -> Stft.reflect(new float[]{1, 2, 3}, 3, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sizes_that_could_not_be_are_refused() {
        assertThatThrownBy(() -> new Stft(64, 65)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stft(64, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
