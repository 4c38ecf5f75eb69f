package io.songreel.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixedFftTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7, 15, 16, 24, 62, 400})
    void it_agrees_with_the_sum_that_defines_it(int size) {
        Random random = new Random(size);
        double[] re = random.doubles(size, -1, 1).toArray();
        double[] im = random.doubles(size, -1, 1).toArray();
        double[] wantedRe = new double[size];
        double[] wantedIm = new double[size];
        for (int k = 0; k < size; k++) {
            for (int n = 0; n < size; n++) {
                double angle = -2 * Math.PI * ((long) n * k % size) / size;
                wantedRe[k] += re[n] * Math.cos(angle) - im[n] * Math.sin(angle);
                wantedIm[k] += re[n] * Math.sin(angle) + im[n] * Math.cos(angle);
            }
        }
        new MixedFft(size).transform(re, im);
        assertThat(re).containsExactly(wantedRe, within(1e-9));
        assertThat(im).containsExactly(wantedIm, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {-4, 0, 1, 37, 74})
    void sizes_with_large_prime_factors_are_refused(int size) {
        assertThatThrownBy(() -> new MixedFft(size)).isInstanceOf(IllegalArgumentException.class);
    }
}
