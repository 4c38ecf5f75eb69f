package io.songreel.musicvideo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.songreel.audio.EnergyCurve;
import io.songreel.audio.Loudness;
import io.songreel.audio.LoudnessMeter;
import io.songreel.audio.MusicAnalysis;
import io.songreel.audio.MusicFacts;
import io.songreel.audio.SongSection;
import io.songreel.audio.synth.GeneratedSong;
import io.songreel.audio.synth.SongRecipe;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MusicCutsTest {
    private static final int RATE = 44_100;
    private static final int FPS = 25;

    @Test
    void cuts_fall_on_downbeats_when_a_bar_or_two_have_the_wanted_length() {
        SegmentRequest request = request(90, Segmentation.AUTO, 4, OptionalInt.empty(), Transcript.none(),
                Songs.steady(90, 117, 0.3));
        CutList cuts = Segmenter.segment(request);
        CutReport report = CutReport.of(cuts, request.music(), Transcript.none());
        assertThat(cuts.strategy()).isEqualTo(Segmentation.SECTIONS);
        assertThat(report.onDownbeatShare()).isEqualTo(1.0);
        assertThat(report.worstErrorMs()).isLessThanOrEqualTo(500.0 / FPS + 0.1);
    }

    @Test
    void every_section_starts_a_scene_and_choruses_cut_faster() {
        MusicFacts music = Songs.steady(180, 120, 0);
        CutList cuts = Segmenter.segment(request(180, Segmentation.SECTIONS, 4, OptionalInt.empty(),
                Transcript.none(), music));
        List<Double> starts = cuts.segments().stream().map(segment -> segment.start()).toList();
        for (SongSection section : music.sections()) {
            assertThat(starts).anyMatch(start -> Math.abs(start - section.start()) <= 1.0 / FPS);
        }
        assertThat(scenes(starts, music, SongSection.Label.CHORUS))
                .isGreaterThan(scenes(starts, music, SongSection.Label.INTRO));
    }

    private static long scenes(List<Double> starts, MusicFacts music, SongSection.Label label) {
        SongSection section = music.sections().stream().filter(s -> s.label() == label).findFirst().orElseThrow();
        return starts.stream().filter(s -> s >= section.start() - 0.02 && s < section.end() - 0.02).count();
    }

    @Test
    void intensity_cuts_faster() {
        int[] scenes = {0, 0};
        for (int i = 0; i < 2; i++) {
            scenes[i] = Segmenter.segment(new SegmentRequest(120L * RATE, RATE, FPS, Segmentation.AUTO, 4,
                    OptionalInt.empty(), CutFrequency.MEDIUM, i, Transcript.none(), Songs.alternating(120, 1200),
                    Songs.steady(120, 150, 0))).segments().size();
        }
        assertThat(scenes[1]).isGreaterThan(scenes[0]);
    }

    @Test
    void without_a_tempo_cuts_fall_where_the_song_rises() {
        CutList cuts = Segmenter.segment(new SegmentRequest(60L * RATE, RATE, FPS, Segmentation.AUTO, 5,
                OptionalInt.empty(), CutFrequency.MEDIUM, 0.5, Transcript.none(), Songs.alternating(60, 27),
                Songs.NOISE));
        assertThat(cuts.strategy()).isEqualTo(Segmentation.SECTIONS);
        // it rises at 2.7 s and every 5.4 s from there
        assertThat(cuts.segments().stream().skip(1)).allMatch(
                segment -> Math.abs(Math.IEEEremainder(segment.start() - 2.7, 5.4)) <= 1.0 / FPS);
    }

    /** A pianist who keeps no time: notes at known moments, none regular. */
    @Test
    void without_a_tempo_cuts_fall_on_notes() throws IOException {
        Random random = new Random(3);
        float[] samples = new float[60 * RATE];
        List<Double> notes = new ArrayList<>();
        for (double at = 0.5; at < 58; at += 0.3 + 1.5 * random.nextDouble() * random.nextDouble()) {
            notes.add(at);
            double hz = 110 * Math.pow(2, random.nextInt(24) / 12.0);
            double loud = 0.1 + 0.3 * random.nextDouble();
            int from = (int) (at * RATE);
            for (int n = 0; n < 3 * RATE && from + n < samples.length; n++) {
                samples[from + n] += (float) (loud * Math.min(1, n / 200.0) * Math.exp(-n / 15_000.0)
                        * Math.sin(2 * Math.PI * hz * n / RATE));
            }
        }
        MusicFacts music = MusicAnalysis.of(GeneratedSong.source(samples), samples.length, RATE, () -> false);
        assertThat(music.tempoBpm()).isNull();
        EnergyCurve energy = new EnergyCurve(
                LoudnessMeter.measure(GeneratedSong.source(samples), samples.length, RATE, () -> false));
        CutList cuts = Segmenter.segment(new SegmentRequest(samples.length, RATE, FPS, Segmentation.AUTO, 4,
                OptionalInt.empty(), CutFrequency.MEDIUM, 0.5, Transcript.none(), energy, music));
        assertThat(cuts.strategy()).isEqualTo(Segmentation.SECTIONS);
        assertThat(cuts.segments().size()).isGreaterThan(8);
        long onNotes = cuts.segments().stream().skip(1).filter(
                segment -> notes.stream().anyMatch(note -> Math.abs(note - segment.start()) <= 1.0 / FPS)).count();
        assertThat((double) onNotes / (cuts.segments().size() - 1)).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void with_silence_windows_are_fixed() {
        EnergyCurve silence = new EnergyCurve(
                new Loudness(0.1, new float[300], new float[300]));
        for (Segmentation wish : Segmentation.values()) {
            assertThat(Segmenter.segment(new SegmentRequest(30L * RATE, RATE, FPS, wish, 4, OptionalInt.empty(),
                    CutFrequency.MEDIUM, 0.5, Transcript.none(), silence, Songs.NOISE)).strategy())
                    .isEqualTo(Segmentation.FIXED);
        }
    }

    @Test
    void a_beat_without_a_word_on_it_is_cut_rather_than_one_with() {
        MusicFacts music = Songs.steady(16, 60, 0);
        Word held = new Word("ohhh", 3.5, 4.5, 1, Word.Source.UPLOADED);
        CutList cuts = Segmenter.segment(request(8, Segmentation.SECTIONS, 4, OptionalInt.of(2),
                new Transcript(Transcript.Origin.UPLOADED, "ohhh", List.of(held), ""), music));
        assertThat(cuts.segments().get(1).start()).isIn(3.0, 5.0);
    }

    /** Lines of two words fill all but the middle between every fourth beat and the next. */
    @Test
    void a_line_is_broken_for_a_sure_beat_but_not_for_a_doubtful_one() {
        List<Word> words = new ArrayList<>();
        for (double at = 0.6; at < 36; at += 4) {
            words.add(new Word("one", at, at + 1.9, 1, Word.Source.UPLOADED));
            words.add(new Word("two", at + 1.9, at + 3.8, 1, Word.Source.UPLOADED));
        }
        Transcript lyrics = new Transcript(Transcript.Origin.UPLOADED, "one two\n".repeat(words.size() / 2), words, "");
        MusicFacts sure = Songs.steady(40, 60, 0);
        CutReport report = reportWithConfidence(1, sure, lyrics);
        assertThat(report.onBeatShare()).isEqualTo(1.0);
        assertThat(report.linesBroken()).isPositive();
        CutReport spared = reportWithConfidence(0.08, sure, lyrics);
        assertThat(spared.linesBroken()).as("%s", spared).isZero();
    }

    private static CutReport reportWithConfidence(double confidence, MusicFacts sure, Transcript lyrics) {
        MusicFacts music = new MusicFacts(sure.tempoBpm(), confidence, sure.meter(), sure.beats(), sure.downbeats(),
                null, 0, List.of());
        return CutReport.of(Segmenter.segment(
                request(40, Segmentation.AUTO, 4, OptionalInt.empty(), lyrics, music)), music, lyrics);
    }

    @Test
    void the_report_measures_the_cuts_and_not_the_plan() {
        FrameLedger ledger = new FrameLedger(FPS, 12L * RATE, RATE, List.of(0L, 4L * RATE, 9L * RATE));
        CutList cuts = new CutList(Segmentation.SECTIONS, Segmenter.segment(request(12, Segmentation.FIXED, 4,
                OptionalInt.of(3), Transcript.none(), Songs.NOISE)).segments(), ledger);
        MusicFacts music = new MusicFacts(60.0, 1, 4, List.of(0.0, 3.96, 8.9), List.of(0.0, 8.9), null, 0, List.of());
        List<Word> words = List.of(new Word("one", 3, 3.9, 1, Word.Source.UPLOADED),
                new Word("two", 4.5, 5, 1, Word.Source.UPLOADED), new Word("three", 6, 9, 1, Word.Source.UPLOADED));
        CutReport report = CutReport.of(cuts, music,
                new Transcript(Transcript.Origin.UPLOADED, "one two\nthree", words, ""));
        assertThat(report.onBeatShare()).isEqualTo(0.5);
        assertThat(report.onDownbeatShare()).isEqualTo(0.0);
        assertThat(report.meanErrorMs()).isCloseTo(70, within(1e-6));
        assertThat(report.worstErrorMs()).isCloseTo(100, within(1e-6));
        assertThat(report.linesBroken()).isEqualTo(1);
        assertThat(report.each()).extracting(CutReport.Cut::atS).containsExactly(4.0, 9.0);
    }

    /** Counted again from the ledger's frames, by search in both directions from each cut. */
    @Property(tries = 1_000)
    void the_report_is_what_an_independent_count_gives(@ForAll @DoubleRange(min = 2, max = 60) double duration,
            @ForAll @DoubleRange(min = 0.7, max = 8) double window, @ForAll long seed) {
        MusicFacts music = Songs.random(duration, seed);
        Transcript lyrics = Songs.words(duration, seed);
        CutList cuts = Segmenter.segment(
                request(duration, Segmentation.AUTO, window, OptionalInt.empty(), lyrics, music));
        CutReport report = CutReport.of(cuts, music, lyrics);
        TreeSet<Double> beats = new TreeSet<>(music.beats());
        int onBeat = 0;
        double sum = 0;
        double worst = 0;
        for (int k = 1; k < cuts.ledger().scenes(); k++) {
            double at = (double) cuts.ledger().starts().get(k) / RATE;
            Double before = beats.floor(at);
            Double after = beats.ceiling(at);
            double off = Math.min(before == null ? 1e9 : at - before, after == null ? 1e9 : after - at);
            onBeat += off <= 1.0 / FPS + 1e-9 ? 1 : 0;
            sum += off;
            worst = Math.max(worst, off);
        }
        int count = cuts.ledger().scenes() - 1;
        assertThat(report.each()).hasSize(count);
        if (count == 0 || beats.isEmpty()) {
            assertThat(report.onBeatShare()).isNull();
            return;
        }
        assertThat(report.onBeatShare()).isCloseTo((double) onBeat / count, within(1e-9));
        assertThat(report.meanErrorMs()).isCloseTo(1000 * sum / count, within(1e-6));
        assertThat(report.worstErrorMs()).isCloseTo(1000 * worst, within(1e-6));
    }

    @Test
    void without_a_beat_the_report_claims_none() {
        CutReport report = CutReport.of(Segmenter.segment(request(12, Segmentation.FIXED, 4, OptionalInt.empty(),
                Transcript.none(), Songs.NOISE)), Songs.NOISE, Transcript.none());
        assertThat(report.onBeatShare()).isNull();
        assertThat(report.meanErrorMs()).isNull();
        assertThat(report.each()).hasSize(2);
    }

    @Test
    void on_click_tracks_nine_of_ten_cuts_are_on_a_click() throws IOException {
        for (double bpm : new double[]{72, 96, 118, 141, 174}) {
            float[] samples = new float[60 * RATE];
            double[] clicks = new double[(int) (59 * bpm / 60)];
            for (int i = 0; i < clicks.length; i++) {
                clicks[i] = 0.4 + i * 60 / bpm;
                int from = (int) (clicks[i] * RATE);
                for (int n = 0; n < 2000; n++) {
                    samples[from + n] += (float) ((i % 4 == 0 ? 0.9 : 0.5) * Math.exp(-n / 300.0)
                            * Math.sin(2 * Math.PI * (i % 4 == 0 ? 1500 : 1000) * n / RATE));
                }
            }
            assertThat(share(samples, clicks)).as("%s bpm", bpm).isGreaterThanOrEqualTo(0.9);
        }
    }

    @Test
    void on_generated_songs_nine_of_ten_cuts_are_on_a_true_beat() throws IOException {
        double sum = 0;
        int songs = 6;
        for (int seed = 1; seed <= songs; seed++) {
            GeneratedSong song = GeneratedSong.of(SongRecipe.of(seed, 60));
            sum += share(song.samples(), song.truth().beats());
        }
        assertThat(sum / songs).isGreaterThanOrEqualTo(0.9);
    }

    /** Of the cuts between the first and the last true beat, those within one frame of one. */
    private static double share(float[] samples, double[] beats) throws IOException {
        MusicFacts music = MusicAnalysis.of(GeneratedSong.source(samples), samples.length, RATE, () -> false);
        double seconds = (double) samples.length / RATE;
        CutList cuts = Segmenter.segment(request(seconds, Segmentation.AUTO, 4, OptionalInt.empty(),
                Transcript.none(), music));
        List<Boolean> hits = new ArrayList<>();
        cuts.segments().stream().map(segment -> segment.start())
                .filter(at -> at >= beats[0] && at <= beats[beats.length - 1])
                .forEach(at -> hits.add(Arrays.stream(beats).anyMatch(beat -> Math.abs(beat - at) <= 1.0 / FPS)));
        return hits.stream().mapToDouble(hit -> hit ? 1 : 0).average().orElseThrow();
    }

    @Property(tries = 14_000)
    void planned_cuts_tile_keep_their_bounds_and_are_never_worse_than_fixed_windows(
            @ForAll @DoubleRange(min = 0.05, max = 60) double duration,
            @ForAll @DoubleRange(min = 0.7, max = 8) double window, @ForAll boolean sung, @ForAll long seed) {
        SegmentRequest request = request(duration, Segmentation.SECTIONS, window, OptionalInt.empty(),
                sung ? Songs.words(duration, seed) : Transcript.none(), Songs.random(duration, seed));
        CutList cuts = Segmenter.segment(request);
        Songs.assertTiles(cuts, request.samples());
        int frames = (int) cuts.ledger().totalFrames();
        double target = request.targetFrames();
        for (int k = 0; k < cuts.ledger().scenes() && cuts.ledger().scenes() > 1; k++) {
            assertThat((double) cuts.ledger().frames(k)).isBetween(0.5 * target - 1.01, 1.75 * target + 1);
        }
        if (cuts.strategy() == Segmentation.FIXED) {
            return;
        }
        CutPlanner planner = Segmenter.planner(request, cuts.strategy(), frames);
        double fixed = planner.cost(FixedCuts.every(target / FPS, FPS, request.samples(), RATE), target);
        assertThat(planner.cost(cuts(cuts), target)).isLessThanOrEqualTo(fixed + 1e-9);
    }

    @Property(tries = 6_000)
    void a_wanted_number_of_planned_scenes_tiles_and_is_never_worse_than_even_ones(
            @ForAll @DoubleRange(min = 0.05, max = 60) double duration, @ForAll @IntRange(min = 1, max = 60) int scenes,
            @ForAll long seed) {
        SegmentRequest request = request(duration, Segmentation.SECTIONS, 4, OptionalInt.of(scenes),
                Transcript.none(), Songs.random(duration, seed));
        CutList cuts = Segmenter.segment(request);
        Songs.assertTiles(cuts, request.samples());
        int frames = (int) cuts.ledger().totalFrames();
        assertThat(cuts.segments()).hasSize(Math.min(scenes, frames));
        if (cuts.strategy() == Segmentation.FIXED) {
            return;
        }
        CutPlanner planner = Segmenter.planner(request, cuts.strategy(), frames);
        double target = (double) frames / cuts.segments().size();
        assertThat(planner.cost(cuts(cuts), target))
                .isLessThanOrEqualTo(planner.cost(FixedCuts.count(scenes, frames), target) + 1e-9);
    }

    private static long[] cuts(CutList cuts) {
        long[] frames = new long[cuts.ledger().scenes()];
        for (int k = 0; k < frames.length; k++) {
            frames[k] = cuts.ledger().cut(k);
        }
        return frames;
    }

    private static SegmentRequest request(double duration, Segmentation segmentation, double window,
            OptionalInt scenes, Transcript lyrics, MusicFacts music) {
        return new SegmentRequest((long) (duration * RATE), RATE, FPS, segmentation, window, scenes,
                CutFrequency.MEDIUM, 0.5, lyrics, Songs.alternating(duration, 13), music);
    }
}
