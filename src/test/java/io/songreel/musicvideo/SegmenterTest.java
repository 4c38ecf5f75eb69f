package io.songreel.musicvideo;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.audio.EnergyCurve;
import io.songreel.audio.Loudness;
import io.songreel.audio.MusicFacts;
import io.songreel.audio.SongSection;
import io.songreel.direction.Segment;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.UploadedLyrics;
import io.songreel.lyrics.Word;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SegmenterTest {
    private static final int RATE = 44_100;
    private static final int FPS = 25;

    @Test
    void fixed_windows_have_the_wanted_length_and_the_last_one_the_rest() {
        CutList cuts = fixed(183.244467, 4.0, CutFrequency.MEDIUM);
        assertThat(cuts.strategy()).isEqualTo(Segmentation.FIXED);
        assertThat(cuts.segments()).hasSize(46);
        assertThat(cuts.segments().get(7).start()).isEqualTo(28.0);
        assertThat(cuts.ledger().frames(45)).isEqualTo(81);
    }

    @Test
    void no_film_ends_on_a_tiny_scene() {
        assertThat(lengths(fixed(9.9, 4.0, CutFrequency.MEDIUM))).containsExactly(4.0, 5.9);
        assertThat(lengths(fixed(10.0, 4.0, CutFrequency.MEDIUM))).containsExactly(4.0, 4.0, 2.0);
        assertThat(lengths(fixed(0.3, 4.0, CutFrequency.MEDIUM))).containsExactly(0.3);
    }

    @Test
    void cut_frequency_scales_the_length() {
        assertThat(fixed(60, 4.0, CutFrequency.LOW).segments()).hasSize(10);
        assertThat(fixed(60, 4.0, CutFrequency.MEDIUM).segments()).hasSize(15);
        assertThat(fixed(60, 4.0, CutFrequency.HIGH).segments()).hasSizeBetween(22, 23);
    }

    @Test
    void num_scenes_wins_over_length_and_frequency() {
        for (Transcript lyrics : List.of(Transcript.none(), song(90))) {
            CutList cuts = Segmenter.segment(request(90, Segmentation.AUTO, 4.0, OptionalInt.of(7), CutFrequency.HIGH,
                    lyrics));
            assertThat(cuts.segments()).hasSize(7);
        }
    }

    @Test
    void more_scenes_than_frames_give_one_frame_each() {
        CutList cuts = Segmenter.segment(request(0.2, Segmentation.FIXED, 4.0, OptionalInt.of(300),
                CutFrequency.MEDIUM, Transcript.none()));
        assertThat(cuts.segments()).hasSize(5);
    }

    @Test
    void auto_cuts_by_words_where_there_are_words_and_say_so() {
        for (Segmentation wish : List.of(Segmentation.AUTO, Segmentation.WORDS)) {
            assertThat(Segmenter.segment(request(60, wish, song(60))).strategy()).isEqualTo(Segmentation.WORDS);
            assertThat(Segmenter.segment(request(60, wish, Transcript.none())).strategy())
                    .isEqualTo(Segmentation.FIXED);
        }
        assertThat(Segmenter.segment(request(60, Segmentation.FIXED, song(60))).strategy())
                .isEqualTo(Segmentation.FIXED);
    }

    @Test
    void cuts_by_words_fall_between_lines_when_lines_have_about_the_wanted_length() {
        Transcript lyrics = UploadedLyrics.parse("""
                [00:03.50]first line of a song
                [00:08.10]second line of a song
                [00:12.90]third line of a song
                [00:17.20]
                """, 20);
        CutList cuts = Segmenter.segment(request(20, Segmentation.AUTO, lyrics));
        assertThat(cuts.segments().stream().map(Segment::lyricSnippet)).containsExactly("", "first line of a song",
                "second line of a song", "third line of a song", "");
        assertThat(cuts.segments().get(1).start()).isBetween(3.2, 3.52);
    }

    @Test
    void a_text_without_times_is_shared_out_by_time() {
        Transcript lyrics = UploadedLyrics.parse("one two three four\nfive six seven eight", 16);
        CutList cuts = Segmenter.segment(request(16, Segmentation.WORDS, lyrics));
        assertThat(cuts.strategy()).isEqualTo(Segmentation.FIXED);
        assertThat(cuts.segments().stream().map(Segment::lyricSnippet)).containsExactly("one two", "three four",
                "five six", "seven eight");
    }

    @Test
    void an_instrumental_has_empty_snippets() {
        assertThat(fixed(20, 4.0, CutFrequency.MEDIUM).segments()).allMatch(s -> s.lyricSnippet().isEmpty());
    }

    @Test
    void the_energy_hint_is_the_mean_of_the_window() {
        float[] rms = new float[200];
        Arrays.fill(rms, 0, 100, 0.02f);
        Arrays.fill(rms, 100, 200, 0.5f);
        EnergyCurve energy = new EnergyCurve(new Loudness(0.1, rms, new float[200]));
        CutList cuts = Segmenter.segment(new SegmentRequest(20L * RATE, RATE, FPS, Segmentation.FIXED, 5,
                OptionalInt.empty(), CutFrequency.MEDIUM, 0.5, Transcript.none(), energy, Songs.NOISE));
        assertThat(cuts.segments().stream().map(Segment::energyHint)).containsExactly(0.0, 0.0, 1.0, 1.0);
    }

    @Test
    void a_segment_carries_the_section_it_lies_in_most() {
        List<SongSection> sections = List.of(new SongSection(0, 6, SongSection.Label.VERSE, 0, 0.5),
                new SongSection(6, 14.9, SongSection.Label.CHORUS, 1, 0.5),
                new SongSection(14.9, 20, SongSection.Label.VERSE, 0, 0.5));
        MusicFacts music = new MusicFacts(null, 0.1, null, List.of(), List.of(), null, 0, sections);
        CutList cuts = Segmenter.segment(new SegmentRequest(20L * RATE, RATE, FPS, Segmentation.FIXED, 5,
                OptionalInt.empty(), CutFrequency.MEDIUM, 0.5, Transcript.none(), Songs.alternating(20, 10), music));
        assertThat(cuts.segments().stream().map(Segment::section)).containsExactly("verse", "chorus", "chorus",
                "verse");
        assertThat(cuts.segments().stream().map(Segment::repetition)).containsExactly(0, 1, 1, 0);
    }

    @Test
    void where_no_section_was_heard_none_is_made_up() {
        assertThat(fixed(20, 4.0, CutFrequency.MEDIUM).segments())
                .allMatch(s -> s.section().isEmpty() && s.repetition() == Segment.NO_REPETITION && !s.placed());
    }

    @Test
    void a_note_held_longer_than_any_scene_is_cut_as_little_as_can_be() {
        Word held = new Word("ohhhh", 2, 32, 1, Word.Source.UPLOADED);
        Transcript lyrics = new Transcript(Transcript.Origin.UPLOADED, "ohhhh", List.of(held), "");
        CutList cuts = Segmenter.segment(request(34, Segmentation.WORDS, lyrics));
        // scenes have at most 7 s: 30 s are cut at least four times, when the edges are cuts
        long inside = cuts.segments().stream().skip(1).filter(s -> s.start() > 2.02 && s.start() < 31.98).count();
        assertThat(inside).isEqualTo(4);
    }

    @Property(tries = 5_000)
    void fixed_segments_tile_the_song(@ForAll @DoubleRange(min = 0.05, max = 1_200) double duration,
            @ForAll @DoubleRange(min = 0.5, max = 20) double window, @ForAll CutFrequency frequency) {
        CutList cuts = fixed(duration, window, frequency);
        Songs.assertTiles(cuts, (long) (duration * RATE));
        double target = window * frequency.lengthFactor;
        List<Double> lengths = lengths(cuts);
        assertThat(lengths.subList(0, lengths.size() - 1)).allMatch(s -> Math.abs(s - target) <= 1.0 / FPS + 1e-6);
        assertThat(lengths.getLast()).isBetween(Math.min(duration, target / 2) - 1.0 / FPS,
                1.5 * target + 1.0 / FPS);
    }

    @Property(tries = 2_000)
    void any_number_of_scenes_tiles_the_song(@ForAll @DoubleRange(min = 0.05, max = 600) double duration,
            @ForAll @IntRange(min = 1, max = 300) int scenes, @ForAll boolean sung, @ForAll long seed) {
        Transcript lyrics = sung ? Songs.words(duration, seed) : Transcript.none();
        CutList cuts = Segmenter.segment(request(duration, Segmentation.AUTO, 4, OptionalInt.of(scenes),
                CutFrequency.MEDIUM, lyrics));
        Songs.assertTiles(cuts, (long) (duration * RATE));
        assertThat(cuts.segments()).hasSize((int) Math.min(scenes, cuts.ledger().totalFrames()));
    }

    @Property(tries = 1_000)
    void segments_by_words_tile_the_song_and_no_word_is_lost_or_told_twice(
            @ForAll @DoubleRange(min = 0.05, max = 400) double duration,
            @ForAll @DoubleRange(min = 0.5, max = 20) double window, @ForAll long seed) {
        Transcript lyrics = Songs.words(duration, seed);
        SegmentRequest request = request(duration, Segmentation.WORDS, window, OptionalInt.empty(),
                CutFrequency.MEDIUM, lyrics);
        CutList cuts = Segmenter.segment(request);
        Songs.assertTiles(cuts, request.samples());
        assertThat(cuts.segments().stream().map(Segment::lyricSnippet).filter(s -> !s.isEmpty())
                .collect(Collectors.joining(" ")))
                .isEqualTo(lyrics.words().stream().map(Word::text).collect(Collectors.joining(" ")));
        assertThat(lengths(cuts)).allMatch(s -> s <= 1.75 * window + 2.0 / FPS);
        if (cuts.segments().size() > 1) {
            assertThat(lengths(cuts)).allMatch(s -> s >= 0.5 * window - 2.0 / FPS);
        }
        assertThat(Segmenter.segment(request)).as("deterministic").isEqualTo(cuts);
    }

    @Property(tries = 500)
    void no_word_is_cut_when_words_are_short_and_pauses_frequent(
            @ForAll @DoubleRange(min = 20, max = 300) double duration,
            @ForAll @DoubleRange(min = 3, max = 8) double window, @ForAll long seed) {
        Transcript lyrics = Songs.words(duration, seed);
        CutList cuts = Segmenter.segment(request(duration, Segmentation.WORDS, window, OptionalInt.empty(),
                CutFrequency.MEDIUM, lyrics));
        double half = 0.5 / FPS + 1e-4;
        for (Segment segment : cuts.segments()) {
            assertThat(lyrics.words()).noneMatch(
                    word -> segment.start() > word.start() + half && segment.start() < word.end() - half);
        }
    }

    private static CutList fixed(double duration, double window, CutFrequency frequency) {
        return Segmenter.segment(request(duration, Segmentation.FIXED, window, OptionalInt.empty(), frequency,
                Transcript.none()));
    }

    private static SegmentRequest request(double duration, Segmentation segmentation, Transcript lyrics) {
        return request(duration, segmentation, 4.0, OptionalInt.empty(), CutFrequency.MEDIUM, lyrics);
    }

    private static SegmentRequest request(double duration, Segmentation segmentation, double window,
            OptionalInt scenes, CutFrequency frequency, Transcript lyrics) {
        EnergyCurve energy = new EnergyCurve(new Loudness(0.1, new float[]{0.1f, 0.1f, 0.1f}, new float[3]));
        return new SegmentRequest((long) (duration * RATE), RATE, FPS, segmentation, window, scenes, frequency, 0.5,
                lyrics, energy, Songs.NOISE);
    }

    private static List<Double> lengths(CutList cuts) {
        return cuts.segments().stream().map(s -> Math.round((s.end() - s.start()) * 1e4) / 1e4).toList();
    }

    private static Transcript song(double duration) {
        return Songs.words(duration, 1);
    }
}
