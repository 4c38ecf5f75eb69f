package io.songreel.musicvideo;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.direction.Returns;
import io.songreel.direction.Segment;
import io.songreel.render.Beat;
import io.songreel.render.Framing;
import io.songreel.render.Shot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShotPlanTest {
    @Test
    void a_chorus_that_comes_back_comes_back_to_its_shots() {
        List<Segment> song = song("intro0", "verse1", "verse1", "chorus2", "chorus2", "chorus2", "verse1", "verse1",
                "chorus2", "chorus2", "chorus2", "bridge3", "chorus2", "chorus2", "outro4");
        Returns returns = Returns.of(song);
        assertThat(returns.homes()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 3, 4, 5, 11, 3, 4, 14);
        assertThat(returns.takes()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 2, 2, 0);
        List<Shot> shots = ShotPlan.of(song, returns, 7);
        for (int k = 0; k < 3; k++) {
            assertThat(shots.get(8 + k)).isEqualTo(new Shot(shots.get(3 + k).framing(), shots.get(3 + k).place(), 1,
                    shots.get(3 + k).energy()));
        }
        assertThat(shots.getFirst().framing()).isEqualTo(Framing.WIDE);
        assertThat(shots.getLast().framing()).isEqualTo(Framing.WIDE);
    }

    @Test
    void unknown_sections_never_come_back() {
        assertThat(Returns.of(song("", "", "", "")).homes()).containsExactly(0, 1, 2, 3);
    }

    @Property(tries = 2_000)
    void a_cut_always_changes_the_size_and_never_repeats_a_shot(@ForAll @IntRange(min = 1, max = 60) int scenes,
            @ForAll long seed) {
        Random random = new Random(seed);
        List<String> parts = new ArrayList<>();
        String part = "";
        for (int i = 0; i < scenes; i++) {
            part = random.nextInt(3) > 0 && i > 0
                    ? part
                    : List.of("verse0", "chorus1", "chorus2", "bridge3", "").get(random.nextInt(5));
            parts.add(part);
        }
        List<Segment> song = song(parts.toArray(String[]::new));
        Returns returns = Returns.of(song);
        List<Shot> shots = ShotPlan.of(song, returns, seed);
        for (int i = 1; i < scenes; i++) {
            assertThat(shots.get(i).framing()).isNotEqualTo(shots.get(i - 1).framing());
            assertThat(returns.homes().get(i)).isNotEqualTo(returns.homes().get(i - 1)).isLessThanOrEqualTo(i);
        }
        assertThat(ShotPlan.of(song, returns, seed)).isEqualTo(shots);
    }

    @Property(tries = 500)
    void a_film_pulses_on_beats_and_at_most_three_times_a_second(
            @ForAll @IntRange(min = 40, max = 260) int bpm, @ForAll @IntRange(min = 24, max = 30) int fps) {
        BeatFrames beats = new BeatFrames(Songs.steady(30, bpm, 0.3), fps);
        List<Beat> all = beats.in(0, 30 * fps);
        for (int i = 1; i < all.size(); i++) {
            assertThat((all.get(i).frame() - all.get(i - 1).frame()) * 3).isGreaterThanOrEqualTo(fps);
        }
        assertThat(all).allMatch(beat -> Math.abs(Math.IEEEremainder((double) beat.frame() / fps - 0.3, 60.0 / bpm)
                * fps) <= 0.51);
        assertThat(all.stream().filter(Beat::downbeat).count())
                .isEqualTo(Songs.steady(30, bpm, 0.3).downbeats().stream().filter(at -> at < 30).count());
        assertThat(beats.in(100, 50).stream().map(beat -> beat.frame() + 100)).isSubsetOf(
                all.stream().map(Beat::frame).toList());
    }

    /** Four seconds each; the last digit is the repetition. */
    private static List<Segment> song(String... parts) {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            int end = Math.max(0, parts[i].length() - 1);
            segments.add(new Segment(i, 4 * i, 4 * i + 4, "", i % 3 / 2.0, parts[i].substring(0, end),
                    end == 0 ? Segment.NO_REPETITION : Integer.parseInt(parts[i].substring(end))));
        }
        return segments;
    }
}
