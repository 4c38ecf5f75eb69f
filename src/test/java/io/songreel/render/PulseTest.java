package io.songreel.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PulseTest {
    @Test
    void a_pulse_is_highest_on_the_very_frame_of_each_beat_and_higher_on_downbeats() {
        List<Beat> beats = List.of(new Beat(3, true), new Beat(15, false), new Beat(28, false), new Beat(40, true));
        float[] punch = Pulse.of(Requests.scene(64, 36, 50).beats(beats).request()).punch();
        for (Beat beat : beats) {
            int n = beat.frame();
            assertThat(punch[n]).isGreaterThan(punch[n - 1]).isGreaterThan(punch[n + 1]);
        }
        assertThat(punch[15] / punch[3]).isCloseTo(0.55f, within(0.01f));
        assertThat(punch[40]).isCloseTo(punch[3], within(1e-6f));
    }

    @Test
    void a_beat_before_the_cut_dies_away_after_it() {
        float[] punch = Pulse.of(Requests.scene(64, 36, 20).beats(List.of(new Beat(-2, true))).request()).punch();
        assertThat(punch[0]).isPositive();
        for (int n = 1; n < 20; n++) {
            assertThat(punch[n]).isLessThan(punch[n - 1]);
        }
    }

    @Test
    void louder_music_pulses_more() {
        float[] loud = new float[20];
        java.util.Arrays.fill(loud, 1);
        Requests quiet = Requests.scene(64, 36, 20).beats(List.of(new Beat(9, true)));
        assertThat(Pulse.of(quiet.energy(loud).request()).punch()[9])
                .isGreaterThan(1.5f * Pulse.of(quiet.energy(new float[20]).request()).punch()[9]);
    }

    @Test
    void without_beats_attacks_of_the_energy_pulse() {
        float[] energy = new float[60];
        java.util.Arrays.fill(energy, 30, 60, 1f);
        float[] punch = Pulse.of(Requests.scene(64, 36, 60).energy(energy).request()).punch();
        assertThat(punch[29]).isZero();
        assertThat(punch[34]).isGreaterThan(0.3f);
    }
}
