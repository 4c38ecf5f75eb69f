package io.songreel.lyrics.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.songreel.audio.EnergyCurve;
import io.songreel.audio.Loudness;
import io.songreel.lyrics.Span;
import io.songreel.lyrics.align.SungTime.Pause;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SungTimeTest {
    private static final SungTime TWO = SungTime.of(List.of(new Span(2, 5), new Span(10, 11)), null, 20);

    @Test
    void the_clock_stands_still_in_pauses() {
        assertThat(TWO.at(0)).isZero();
        assertThat(TWO.at(3)).isEqualTo(1);
        assertThat(TWO.at(7)).isEqualTo(3);
        assertThat(TWO.at(10.5)).isEqualTo(3.5);
        assertThat(TWO.at(19)).isEqualTo(4);
    }

    @Test
    void what_starts_on_a_pause_starts_after_it_and_what_ends_on_it_ends_before() {
        assertThat(TWO.start(3)).isEqualTo(10);
        assertThat(TWO.end(3)).isEqualTo(5);
        assertThat(TWO.start(0)).isEqualTo(2);
        assertThat(TWO.end(4)).isEqualTo(11);
        assertThat(TWO.pauses(0, 4)).containsExactly(new Pause(3, 5));
    }

    @Test
    void breaths_are_no_pauses_and_specks_are_no_song() {
        SungTime sung = SungTime.of(List.of(new Span(1, 2), new Span(2.1, 3), new Span(6, 6.1)), null, 20);
        assertThat(sung.spans()).containsExactly(new Span(1, 3));
    }

    @Test
    void without_voices_loud_music_is_taken_for_them_and_trusted_less() {
        float[] rms = new float[200];
        Arrays.fill(rms, 0.02f);
        Arrays.fill(rms, 50, 150, 0.5f);
        EnergyCurve energy = new EnergyCurve(new Loudness(0.1, rms, new float[200]));
        SungTime sung = SungTime.of(List.of(), energy, 20);
        assertThat(sung.spans()).hasSize(1);
        assertThat(sung.spans().getFirst().start()).isCloseTo(5, within(0.15));
        assertThat(sung.spans().getFirst().end()).isCloseTo(15, within(0.15));
        assertThat(sung.trust()).isLessThan(TWO.trust());
        assertThat(SungTime.of(List.of(), null, 20).spans()).containsExactly(new Span(0, 20));
    }

    @Property(tries = 300)
    void borders_are_in_order_whatever_the_pauses(
            @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = 0.3, max = 9) Double> weights,
            @ForAll @Size(max = 20) List<@DoubleRange(min = 0, max = 50) Double> at, @ForAll boolean eager) {
        List<Pause> pauses = at.stream().sorted().map(place -> new Pause(place, 1)).toList();
        double[] borders = Borders.of(weights.stream().mapToDouble(Double::doubleValue).toArray(), 0, 50, pauses,
                eager ? 5 : 0.4);
        assertThat(borders).hasSize(weights.size() + 1).isSorted();
        assertThat(borders[0]).isZero();
        assertThat(borders[weights.size()]).isEqualTo(50);
    }

    @Test
    void a_border_goes_to_the_pause_nearby_but_not_far_away() {
        double[] even = {1, 1};
        assertThat(Borders.of(even, 0, 10, List.of(new Pause(5.8, 1.5)), 0.4)[1]).isEqualTo(5.8);
        assertThat(Borders.of(even, 0, 10, List.of(new Pause(9.5, 1.5)), 0.4)[1]).isEqualTo(5);
    }

    @Test
    void syllables_are_counted_by_vowels_and_characters() {
        assertThat(Syllables.of("beautiful")).isEqualTo(Syllables.of("banana"));
        assertThat(Syllables.of("love")).isLessThan(Syllables.of("lovely"));
        assertThat(Syllables.of("愛してる")).isCloseTo(4.3, within(1e-9));
        assertThat(Syllables.of("!?")).isGreaterThan(0);
    }
}
