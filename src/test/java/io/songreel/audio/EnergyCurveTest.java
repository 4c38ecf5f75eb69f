package io.songreel.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EnergyCurveTest {
    @Test
    void loud_parts_are_near_one_and_quiet_ones_near_zero() {
        float[] rms = new float[300];
        Arrays.fill(rms, 0, 100, 0.01f);
        Arrays.fill(rms, 100, 200, 0.1f);
        Arrays.fill(rms, 200, 300, 0.5f);
        EnergyCurve energy = curve(rms);
        assertThat(energy.mean(0, 10)).isCloseTo(0, within(0.01));
        assertThat(energy.mean(10, 20)).isBetween(0.4, 0.8);
        assertThat(energy.mean(20, 30)).isCloseTo(1, within(0.01));
    }

    @Test
    void one_loud_peak_changes_nothing_else() {
        float[] rms = new float[600];
        for (int i = 0; i < rms.length; i++) {
            rms[i] = i % 20 < 10 ? 0.05f : 0.2f;
        }
        double[] before = curve(rms).values();
        rms[300] = 1;
        double[] after = curve(rms).values();
        after[300] = before[300];
        assertThat(after).containsExactly(before, within(1e-9));
    }

    @Test
    void silence_is_zero_and_a_song_of_one_level_is_in_the_middle() {
        assertThat(curve(new float[50]).values()).containsOnly(0);
        float[] level = new float[50];
        Arrays.fill(level, 0.2f);
        assertThat(curve(level).values()).containsOnly(0.5);
        level[7] = 0;
        assertThat(curve(level).at(0.75)).isZero();
    }

    @Test
    void silence_is_told_from_quiet_music() {
        float[] rms = new float[100];
        Arrays.fill(rms, 0, 40, 0.3f);
        Arrays.fill(rms, 40, 60, 0.01f);
        Arrays.fill(rms, 60, 80, 0.0005f);
        EnergyCurve energy = curve(rms);
        assertThat(energy.silent(4, 6)).as("30 dB below the chorus").isFalse();
        assertThat(energy.silent(6, 10)).as("tape hiss, then nothing").isTrue();
        assertThat(energy.silent(5.95, 7)).isFalse();
        assertThat(energy.silent(7, 7)).isTrue();
        assertThat(energy.silent(20, 30)).as("after the end").isTrue();
        assertThat(energy.silent(1, 30)).isFalse();
    }

    @Test
    void a_pulse_rises_at_once_and_falls_softly() {
        float[] rms = new float[100];
        Arrays.fill(rms, 0.02f);
        Arrays.fill(rms, 50, 60, 0.8f);
        float[] frames = curve(rms).perFrame(0, 250, 25);
        assertThat(frames[120]).isCloseTo(0, within(0.01f));
        assertThat(frames[130]).isCloseTo(1, within(0.01f));
        assertThat(frames[153]).isBetween(0.2f, 0.95f);
        for (int i = 151; i < 200; i++) {
            assertThat(frames[i]).isLessThanOrEqualTo(frames[i - 1]);
        }
    }

    @Test
    void brightness_is_that_of_what_is_heard() {
        Loudness loudness = new Loudness(0.1, new float[]{0, 0.5f, 0.5f}, new float[]{9_000, 1_000, 3_000});
        assertThat(new EnergyCurve(loudness).meanBrightnessHz()).isCloseTo(2_000, within(1e-6));
        assertThat(curve(new float[3]).meanBrightnessHz()).isZero();
    }

    @Test
    void a_level_that_is_no_number_counts_as_silence_and_one_over_full_scale_as_loud() {
        assertThat(curve(new float[]{Float.NaN, -1, 0.1f, Float.POSITIVE_INFINITY, 3}).values())
                .containsExactly(0, 0, 0, 1, 1);
    }

    @Test
    void a_song_without_a_hop_has_no_energy() {
        EnergyCurve energy = curve(new float[0]);
        assertThat(energy.at(0)).isZero();
        assertThat(energy.mean(0, 1)).isZero();
        assertThat(energy.silent(0, 1)).isTrue();
        assertThat(energy.perFrame(0, 3, 25)).containsOnly(0);
    }

    @Property(tries = 2_000)
    void it_is_always_between_zero_and_one_and_louder_is_never_less(
            @ForAll @Size(min = 1, max = 200) List<@FloatRange(min = 0, max = 1) Float> levels,
            @ForAll @DoubleRange(min = -5, max = 30) double start,
            @ForAll @DoubleRange(min = 0, max = 30) double length) {
        float[] rms = floats(levels);
        EnergyCurve energy = curve(rms);
        double[] values = energy.values();
        assertThat(Arrays.stream(values).boxed()).allMatch(v -> v >= 0 && v <= 1);
        assertThat(energy.mean(start, start + length)).isBetween(0.0, 1.0);
        for (int i = 1; i < rms.length; i++) {
            if (rms[i] > rms[i - 1]) {
                assertThat(values[i]).isGreaterThanOrEqualTo(values[i - 1]);
            }
        }
    }

    @Property(tries = 500)
    void a_frame_has_one_value_in_whatever_range_it_is_asked_for(
            @ForAll @Size(min = 1, max = 100) List<@FloatRange(min = 0, max = 1) Float> levels,
            @ForAll @IntRange(min = 0, max = 250) int first, @ForAll @IntRange(min = 1, max = 50) int frames) {
        EnergyCurve energy = curve(floats(levels));
        float[] film = energy.perFrame(0, 300, 25);
        assertThat(energy.perFrame(first, frames, 25)).containsExactly(Arrays.copyOfRange(film, first, first + frames));
    }

    private static float[] floats(List<Float> levels) {
        float[] rms = new float[levels.size()];
        for (int i = 0; i < rms.length; i++) {
            rms[i] = levels.get(i);
        }
        return rms;
    }

    private static EnergyCurve curve(float[] rms) {
        return new EnergyCurve(new Loudness(0.1, rms, new float[rms.length]));
    }
}
