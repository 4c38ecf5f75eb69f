package io.songreel.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.songreel.audio.synth.GeneratedSong;
import io.songreel.audio.synth.OffBeatSong;
import io.songreel.audio.synth.SongRecipe;
import io.songreel.audio.synth.SongTruth;
import io.songreel.audio.synth.Unmusical;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MusicAnalysisTest {
    private static final int RATE = GeneratedSong.RATE;

    @Test
    void generated_songs_are_heard_as_they_were_made() throws IOException {
        int songs = 8;
        double beats = 0;
        double downbeats = 0;
        double tempo = 0;
        double borders = 0;
        for (int seed = 0; seed < songs; seed++) {
            GeneratedSong song = GeneratedSong.of(SongRecipe.of(500_000 + seed, 40));
            SongTruth truth = song.truth();
            MusicFacts heard = hear(song.samples());
            beats += Scores.beats(truth.beats(), array(heard.beats())) / songs;
            downbeats += Scores.beats(truth.downbeats(), array(heard.downbeats())) / songs;
            boolean right = heard.tempoBpm() == null || Math.abs(heard.tempoBpm() / truth.bpm() - 1) < 0.02;
            tempo += right ? 1.0 / songs : 0;
            borders += Scores.hits(truth.borders(),
                    heard.sections().stream().skip(1).mapToDouble(SongSection::start).toArray(), 3) / songs;
        }
        assertThat(beats).as("beat F").isGreaterThan(0.9);
        assertThat(downbeats).as("downbeat F").isGreaterThan(0.8);
        assertThat(tempo).as("tempo").isGreaterThan(0.9);
        assertThat(borders).as("borders within 3 s").isGreaterThan(0.75);
    }

    @ParameterizedTest
    @EnumSource(value = Unmusical.class, names = "PAD_SWELLS", mode = EnumSource.Mode.EXCLUDE)
    void what_has_no_tempo_gets_none(Unmusical sound) throws IOException {
        MusicFacts heard = hear(sound.samples(20, 7));
        assertThat(heard.tempoBpm()).isNull();
        assertThat(heard.meter()).isNull();
        assertThat(heard.beats()).isEmpty();
        assertThat(heard.downbeats()).isEmpty();
        assertThat(heard.tempoConfidence()).isLessThan(0.15);
        assertTiles(heard, 20);
    }

    @Test
    void what_starts_is_heard_to_two_hundredths_of_a_second_and_noise_starts_nothing() throws IOException {
        float[] song = Unmusical.WHITE_NOISE.samples(20, 3);
        double[] strokes = {2.2, 4.9, 5.6, 9.31, 13, 17.77};
        for (double stroke : strokes) {
            int from = (int) (stroke * RATE);
            for (int i = 0; i < RATE / 4; i++) {
                song[from + i] = 0.1f * song[from + i]
                        + (float) (0.8 * Math.exp(-i / 3000.0) * Math.sin(2 * Math.PI * 440 * i / RATE));
            }
        }
        for (int i = 0; i < song.length; i++) {
            song[i] *= 0.5f;
        }
        List<Onset> heard = hear(song).onsets();
        for (double stroke : strokes) {
            assertThat(heard).anyMatch(onset -> Math.abs(onset.at() - stroke) <= 0.02 && onset.strength() > 0.25);
        }
        assertThat(hear(Unmusical.WHITE_NOISE.samples(20, 4)).onsets().size()).isLessThan(8);
        assertThat(hear(new float[RATE]).onsets()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 75, 110, 133, 170, 200})
    void beats_of_a_click_track_are_on_its_clicks(int bpm) throws IOException {
        float[] clicks = new float[15 * RATE];
        int count = 15 * bpm / 60;
        for (int click = 0; click < count; click++) {
            strike(clicks, click * 60.0 / bpm);
        }
        MusicFacts heard = hear(clicks);
        assertThat(Objects.requireNonNull(heard.tempoBpm())).isCloseTo(bpm, within(0.01 * bpm));
        for (double beat : heard.beats()) {
            double clicksFromStart = beat * bpm / 60;
            assertThat(Math.abs(clicksFromStart - Math.rint(clicksFromStart)) * 60 / bpm).isLessThan(0.03);
        }
        assertThat(heard.beats()).hasSizeBetween(count - 2, count + 1);
    }

    private static void strike(float[] samples, double seconds) {
        int at = (int) Math.round(seconds * RATE);
        for (int i = 0; i < 800 && at + i < samples.length; i++) {
            samples[at + i] = (float) (0.7 * Math.exp(-i / 150.0) * Math.sin(2 * Math.PI * 1500 * i / RATE));
        }
    }

    /** The beats of the second half are early or late by up to 25 ms. */
    @Test
    void beats_are_where_they_are_played() throws IOException {
        Random random = new Random(5);
        double[] played = new double[36];
        float[] clicks = new float[20 * RATE];
        for (int click = 0; click < played.length; click++) {
            played[click] = 0.3 + 0.54 * click + (click < 18 ? 0 : 0.05 * (random.nextDouble() - 0.5));
            strike(clicks, played[click]);
        }
        MusicFacts heard = hear(clicks);
        assertThat(Scores.hits(played, array(heard.beats()), 0.012)).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 15})
    void a_steady_song_has_one_phase_from_start_to_end_whatever_sounds_between_its_beats(long seed)
            throws IOException {
        GeneratedSong song = OffBeatSong.of(seed);
        SongTruth truth = song.truth();
        MusicFacts heard = hear(song.samples());
        assertThat(Objects.requireNonNull(heard.tempoBpm())).isCloseTo(truth.bpm(), within(0.01 * truth.bpm()));
        double[] beats = heard.beats().stream().mapToDouble(Double::doubleValue)
                .filter(beat -> beat < truth.parts().getLast().end()).toArray();
        for (double beat : beats) {
            double phase = beat * truth.bpm() / 60;
            assertThat(Math.abs(phase - Math.rint(phase))).as("beats off at %s s", beat).isLessThan(0.12);
        }
        assertThat(beats.length).isGreaterThan(truth.beats().length - 4);
        assertThat(Scores.beats(truth.downbeats(), array(heard.downbeats()))).as("downbeat F").isGreaterThan(0.9);
    }

    @Test
    void a_song_is_heard_the_same_at_other_rates_and_read_in_small_pieces() throws IOException {
        GeneratedSong song = GeneratedSong.of(SongRecipe.of(500_003, 30));
        PcmSource pieces = (position, into, count) -> song.source().read(position, into, Math.min(count, 777));
        MusicFacts once = hear(song.samples());
        assertThat(MusicAnalysis.of(pieces, song.samples().length, RATE, () -> false)).isEqualTo(once);
        float[] half = new float[song.samples().length / 2];
        for (int i = 0; i < half.length; i++) {
            half[i] = (song.samples()[2 * i] + song.samples()[2 * i + 1]) / 2;
        }
        MusicFacts slow = MusicAnalysis.of(GeneratedSong.source(half), half.length, RATE / 2, () -> false);
        assertThat(Objects.requireNonNull(slow.tempoBpm()))
                .isCloseTo(Objects.requireNonNull(once.tempoBpm()), within(1.0));
    }

    @Test
    void a_cancel_is_asked_for_every_second_of_song_and_heeded() {
        AtomicInteger asked = new AtomicInteger();
        float[] noise = Unmusical.WHITE_NOISE.samples(20, 1);
        assertThatThrownBy(() -> MusicAnalysis.of(GeneratedSong.source(noise), noise.length, RATE,
                () -> asked.incrementAndGet() > 10)).isInstanceOf(CancellationException.class);
        assertThat(asked).hasValue(11);
    }

    @Test
    void a_source_that_ends_early_is_an_error_and_no_song_has_no_section() throws IOException {
        float[] second = new float[RATE];
        assertThatThrownBy(() -> MusicAnalysis.of(GeneratedSong.source(second), 2 * RATE, RATE, () -> false))
                .isInstanceOf(EOFException.class);
        assertThat(hear(new float[0]).sections()).isEmpty();
    }

    @Property(tries = 25)
    void beats_rise_within_the_song_and_sections_tile_it(@ForAll @IntRange(max = 9000) int milliseconds,
            @ForAll @IntRange(min = 1, max = 400) int gap, @ForAll long seed) throws IOException {
        Random random = new Random(seed);
        float[] samples = new float[(int) ((long) milliseconds * RATE / 1000)];
        double level = 0;
        for (int i = 0; i < samples.length; i++) {
            level = i % (gap * 100) == 0 ? 1 : 0.999 * level;
            samples[i] = random.nextInt(50_000) == 0 ? Float.NaN : (float) (level * random.nextGaussian());
        }
        MusicFacts heard = hear(samples);
        double seconds = (double) samples.length / RATE;
        assertThat(heard.beats()).isSorted().doesNotHaveDuplicates().allMatch(beat -> beat >= 0 && beat <= seconds);
        assertThat(heard.beats()).containsAll(heard.downbeats());
        assertThat(heard.tempoBpm() == null).isEqualTo(heard.beats().isEmpty());
        assertTiles(heard, seconds);
        assertThat(hear(samples)).isEqualTo(heard);
    }

    private static void assertTiles(MusicFacts heard, double seconds) {
        double at = 0;
        for (SongSection section : heard.sections()) {
            assertThat(section.start()).isEqualTo(at);
            at = section.end();
        }
        assertThat(at).isCloseTo(seconds, within(1e-3));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static MusicFacts hear(float[] samples) throws IOException {
        return MusicAnalysis.of(GeneratedSong.source(samples), samples.length, RATE, () -> false);
    }
}
