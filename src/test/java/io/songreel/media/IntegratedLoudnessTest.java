package io.songreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The signals and tolerances of EBU Tech 3341, "minimum requirements" 1 to 6, made here. */
class IntegratedLoudnessTest {
    @ParameterizedTest
    @ValueSource(ints = {44_100, 48_000, 96_000})
    void a_stereo_sine_has_its_level(int rate) {
        assertThat(stereo(rate, -23, 20)).isCloseTo(-23, within(0.1));
        assertThat(stereo(rate, -33, 20)).isCloseTo(-33, within(0.1));
    }

    @Test
    void quiet_parts_are_gated() {
        assertThat(stereo(48_000, -36, 10, -23, 60, -36, 10)).isCloseTo(-23, within(0.1));
        assertThat(stereo(48_000, -72, 10, -36, 10, -23, 60, -36, 10, -72, 10)).isCloseTo(-23, within(0.1));
        assertThat(stereo(48_000, -26, 20, -20, 20.1, -26, 20)).isCloseTo(-23, within(0.1));
    }

    @Test
    void channels_behind_count_more() {
        double[] levels = {-28, -28, -24, -30, -30};
        IntegratedLoudness loudness = new IntegratedLoudness(48_000, new double[]{1, 1, 1, 1.41, 1.41});
        loudness.add(Arrays.stream(levels).mapToObj(db -> sine(48_000, db, 20)).toArray(float[][]::new), 960_000);
        assertThat(loudness.lufs()).isCloseTo(-23, within(0.1));
    }

    /** BS.1770: a full-scale sine of 997 Hz in one channel is −3.01 LUFS. */
    @Test
    void one_channel_at_full_scale_is_three_below_nought() {
        IntegratedLoudness loudness = new IntegratedLoudness(48_000, new double[]{1});
        loudness.add(new float[][]{sine(48_000, 0, 5)}, 240_000);
        assertThat(loudness.lufs()).isCloseTo(-3.01, within(0.05));
    }

    @Test
    void silence_and_less_than_a_block_have_none() {
        assertThat(of(new float[44_100])).isNull();
        assertThat(of(Arrays.copyOf(sine(44_100, -10, 1), 17_639))).isNull();
        assertThat(of(Arrays.copyOf(sine(44_100, -10, 1), 17_640))).isNotNull();
        assertThat(of(sine(44_100, -75, 3))).isNull();
    }

    @Test
    void what_is_no_number_counts_as_silence() {
        float[] broken = sine(44_100, -20, 4);
        float[] muted = broken.clone();
        for (int i = 0; i < broken.length; i += 1000) {
            broken[i] = i % 2000 == 0 ? Float.NaN : Float.NEGATIVE_INFINITY;
            muted[i] = 0;
        }
        assertThat(of(broken)).isEqualTo(of(muted)).isNotNull();
    }

    @Test
    void the_size_of_the_pieces_does_not_matter() {
        float[] song = sine(11_025, -14, 7);
        Random random = new Random(1);
        IntegratedLoudness loudness = new IntegratedLoudness(11_025, new double[]{1});
        for (int at = 0; at < song.length;) {
            int count = Math.min(song.length - at, random.nextInt(5_000));
            loudness.add(new float[][]{Arrays.copyOfRange(song, at, at + count)}, count);
            at += count;
        }
        IntegratedLoudness whole = new IntegratedLoudness(11_025, new double[]{1});
        whole.add(new float[][]{song}, song.length);
        assertThat(loudness.lufs()).isEqualTo(whole.lufs()).isNotNull();
    }

    private static @Nullable Double of(float[] mono) {
        IntegratedLoudness loudness = new IntegratedLoudness(44_100, new double[]{1});
        loudness.add(new float[][]{mono}, mono.length);
        return loudness.lufs();
    }

    /** Levels in dB of full scale, each with its seconds. */
    private static @Nullable Double stereo(int rate, double... levels) {
        IntegratedLoudness loudness = new IntegratedLoudness(rate, new double[]{1, 1});
        for (int i = 0; i < levels.length; i += 2) {
            float[] part = sine(rate, levels[i], levels[i + 1]);
            loudness.add(new float[][]{part, part}, part.length);
        }
        return loudness.lufs();
    }

    private static float[] sine(int rate, double db, double seconds) {
        float[] sine = new float[(int) Math.round(rate * seconds)];
        double peak = Math.pow(10, db / 20);
        for (int i = 0; i < sine.length; i++) {
            sine[i] = (float) (peak * Math.sin(2 * Math.PI * 1_000 * i / rate));
        }
        return sine;
    }
}
