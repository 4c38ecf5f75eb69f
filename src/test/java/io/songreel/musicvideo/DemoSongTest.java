package io.songreel.musicvideo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.songreel.audio.EnergyCurve;
import io.songreel.audio.LoudnessMeter;
import io.songreel.audio.MusicAnalysis;
import io.songreel.audio.MusicFacts;
import io.songreel.job.CancelToken;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.UploadedLyrics;
import io.songreel.media.Intake;
import io.songreel.media.IntakeLimits;
import io.songreel.media.PcmFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The song of the demo film, against what {@code demo/make_song.py} made and the lyrics beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoSongTest {
    private static final double BEAT = 60.0 / 104;
    /** The MP3 has no header that tells what its encoder and a decoder put before the song: 1,105 samples. */
    private static final double DELAY = 1105.0 / 44_100;
    /** After it there is one chord and the sea. */
    private static final int LAST_BEAT = 88;

    private MusicFacts music = Songs.NOISE;
    private EnergyCurve energy = Songs.alternating(1, 1);
    private long samples;

    @BeforeAll
    void hear(@TempDir Path folder) throws Exception {
        Path pcm = new Intake(IntakeLimits.defaults()).song(Path.of("demo/song.mp3"), folder, CancelToken.never())
                .pcm();
        try (PcmFile song = PcmFile.open(pcm)) {
            samples = song.samples();
            music = MusicAnalysis.of(song::read, samples, song.rate(), () -> false);
            energy = new EnergyCurve(LoudnessMeter.measure(song::read, samples, song.rate(), () -> false));
        }
    }

    @Test
    void its_beats_and_bars_are_where_they_were_written() {
        assertThat(music.tempoBpm()).isCloseTo(104, within(0.5));
        assertThat(music.meter()).isEqualTo(4);
        assertOnGrid(music.beats(), BEAT, LAST_BEAT);
        assertOnGrid(music.downbeats(), 4 * BEAT, LAST_BEAT / 4);
    }

    /** Up to the last chord all are there, and each is within a frame. */
    private static void assertOnGrid(List<Double> heard, double step, int last) {
        List<Long> places = heard.stream().filter(at -> at < DELAY + (last + 0.5) * step)
                .map(at -> Math.round((at - DELAY) / step)).toList();
        assertThat(places).hasSizeBetween(last, last + 1).doesNotHaveDuplicates().endsWith((long) last);
        for (int i = 0; i < places.size(); i++) {
            assertThat(heard.get(i)).isCloseTo(DELAY + places.get(i) * step, within(0.04));
        }
    }

    @Test
    void its_film_breaks_no_line_and_cuts_on_bars() throws Exception {
        Transcript lyrics = UploadedLyrics.parse(Files.readString(Path.of("demo/lyrics.lrc")), samples / 44_100.0);
        for (int fps : new int[]{24, 25, 30}) {
            SegmentRequest request = new SegmentRequest(samples, 44_100, fps, Segmentation.AUTO, 4, OptionalInt.empty(),
                    CutFrequency.MEDIUM, 0.5, lyrics, energy, music);
            CutReport report = CutReport.of(Segmenter.segment(request), music, lyrics);
            assertThat(report.linesBroken()).as("%s fps %s", fps, report).isZero();
            assertThat(report.onBeatShare()).isEqualTo(1.0);
            assertThat(report.onDownbeatShare()).as("%s fps %s", fps, report).isGreaterThan(0.9);
        }
    }
}
