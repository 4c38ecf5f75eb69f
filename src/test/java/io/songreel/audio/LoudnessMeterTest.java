package io.songreel.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoudnessMeterTest {
    private static final int RATE = 44_100;

    @Test
    void a_sine_has_its_level_over_root_two_and_its_own_frequency_as_centroid() throws IOException {
        Loudness loudness = measure(i -> (float) (0.5 * Math.sin(2 * Math.PI * 3_000 * i / RATE)), RATE);
        assertThat(loudness.hopSeconds()).isEqualTo(0.1);
        assertThat(loudness.rms()).hasSize(10);
        for (int i = 0; i < 10; i++) {
            assertThat(loudness.rms()[i]).isCloseTo(0.35355f, within(1e-3f));
            assertThat(loudness.brightness()[i]).isCloseTo(3_000f, within(60f));
        }
    }

    @Test
    void more_treble_is_brighter() throws IOException {
        float dark = measure(i -> saw(i, 100, 5), RATE).brightness()[3];
        float bright = measure(i -> saw(i, 100, 80), RATE).brightness()[3];
        assertThat(bright).isGreaterThan(dark * 2);
    }

    @Test
    void silence_has_no_level_and_no_brightness() throws IOException {
        Loudness loudness = measure(i -> 0, RATE);
        assertThat(loudness.rms()).containsOnly(0);
        assertThat(loudness.brightness()).containsOnly(0);
    }

    @Test
    void the_last_hop_is_measured_over_the_samples_it_has() throws IOException {
        Loudness loudness = measure(i -> i % 2 == 0 ? 0.5f : -0.5f, 4_410 + 10);
        assertThat(loudness.rms()).hasSize(2);
        assertThat(loudness.rms()[1]).isCloseTo(0.5f, within(1e-6f));
        assertThat(measure(i -> 0, 0).rms()).isEmpty();
    }

    @Test
    void samples_that_are_no_number_or_over_full_scale_do_no_harm() throws IOException {
        Loudness loudness = measure(i -> i % 3 == 0 ? Float.NaN : i % 3 == 1 ? Float.NEGATIVE_INFINITY : 7, RATE);
        assertThat(loudness.rms()).containsOnly(1);
        for (float hz : loudness.brightness()) {
            assertThat(hz).isBetween(0f, RATE / 2f);
        }
    }

    @Test
    void a_source_may_give_few_samples_at_a_time() throws IOException {
        PcmSource stingy = (position, into, count) -> {
            int some = Math.min(count, 1_000);
            for (int i = 0; i < some; i++) {
                into[i] = (position + i) % 2 == 0 ? 0.25f : -0.25f;
            }
            return some;
        };
        assertThat(LoudnessMeter.measure(stingy, RATE, RATE, () -> false).rms()).containsOnly(0.25f);
    }

    @Test
    void a_song_that_ends_early_is_an_error() {
        PcmSource half = (position, into, count) -> (int) Math.min(count, Math.max(0, RATE / 2 - position));
        assertThatThrownBy(() -> LoudnessMeter.measure(half, RATE, RATE, () -> false))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void a_cancel_ends_it_within_five_seconds_of_song() {
        AtomicInteger reads = new AtomicInteger();
        PcmSource counting = (position, into, count) -> {
            reads.incrementAndGet();
            return count;
        };
        assertThatThrownBy(() -> LoudnessMeter.measure(counting, 600L * RATE, RATE, () -> reads.get() > 200))
                .isInstanceOf(CancellationException.class);
        assertThat(reads.get()).isLessThanOrEqualTo(250);
    }

    @Test
    void any_sample_rate_has_ten_hops_a_second() throws IOException {
        for (int rate : new int[]{8_000, 11_025, 16_000, 22_050, 48_000, 192_000}) {
            Loudness loudness = LoudnessMeter.measure((position, into, count) -> count, 10L * rate, rate, () -> false);
            assertThat(loudness.hopSeconds()).isCloseTo(0.1, within(1e-4));
            assertThat(loudness.rms()).hasSize(100);
        }
    }

    private interface Signal {
        float at(long i);
    }

    private static Loudness measure(Signal signal, long samples) throws IOException {
        return LoudnessMeter.measure((position, into, count) -> {
            for (int i = 0; i < count; i++) {
                into[i] = signal.at(position + i);
            }
            return count;
        }, samples, RATE, () -> false);
    }

    private static float saw(long i, double hz, int harmonics) {
        double sum = 0;
        for (int h = 1; h <= harmonics; h++) {
            sum += Math.sin(2 * Math.PI * hz * h * i / RATE) / h;
        }
        return (float) (0.3 * sum);
    }
}
