package io.songreel.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FftTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 64, 256, 1024})
    void it_agrees_with_the_sum_that_defines_it(int size) {
        Random random = new Random(size);
        double[] re = random.doubles(size, -1, 1).toArray();
        double[] im = random.doubles(size, -1, 1).toArray();
        double[] expectedRe = new double[size];
        double[] expectedIm = new double[size];
        for (int k = 0; k < size; k++) {
            for (int n = 0; n < size; n++) {
                double angle = -2 * Math.PI * ((long) n * k % size) / size;
                expectedRe[k] += re[n] * Math.cos(angle) - im[n] * Math.sin(angle);
                expectedIm[k] += re[n] * Math.sin(angle) + im[n] * Math.cos(angle);
            }
        }
        new Fft(size).transform(re, im);
        assertThat(re).containsExactly(expectedRe, within(1e-9 * size));
        assertThat(im).containsExactly(expectedIm, within(1e-9 * size));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 100})
    void only_powers_of_two_are_taken(int size) {
        assertThatThrownBy(() -> new Fft(size)).isInstanceOf(IllegalArgumentException.class);
    }
}
