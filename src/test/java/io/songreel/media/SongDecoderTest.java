package io.songreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.songreel.media.MediaRefused.Reason;
import io.songreel.media.TestSongs.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SongDecoderTest {
    private static final long ODD = 442_398;

    @TempDir
    Path dir = Path.of("");

    @BeforeAll
    static void silence() {
        FfmpegErrors.silence();
    }

    /**
     * What each form keeps of 442,398 samples: LAME's tag counts padding it cannot express (17 more); without a tag, and
     * in ADTS, priming and padding stay; FFmpeg writes the edit list of an M4A in milliseconds, which ends before the
     * last 30 samples; its Vorbis encoder ends on blocks of 64.
     */
    @ParameterizedTest
    @CsvSource({"MP3_CBR,442415", "MP3_VBR,442415", "MP3_VBR_NO_XING,444672", "WAV_16,442398", "WAV_24,442398",
        "WAV_F32,442398", "M4A,442368", "ADTS,444416", "FLAC,442398", "OGG_VORBIS,442432", "OGG_OPUS,442398"})
    void length_is_what_was_decoded_after_gapless_trimming(Kind kind, long expected) throws Exception {
        SongFacts facts = decode(TestSongs.write(dir.resolve("song"), kind, ODD));

        assertThat(facts.samples()).isEqualTo(expected);
        assertThat(facts.sampleRate()).isEqualTo(kind.rate());
        assertThat(facts.channels()).isEqualTo(2);
        try (PcmFile pcm = PcmFile.open(dir.resolve("pcm"))) {
            assertThat(pcm.samples()).isEqualTo(Math.round(expected * 44_100.0 / kind.rate()));
        }
    }

    /** The last AAC packet holds 69 samples of 1024; only its duration in the file says so. */
    @Test
    void an_m4a_ends_inside_its_last_packet() throws Exception {
        assertThat(decode(TestSongs.write(dir.resolve("song"), Kind.M4A, 44_101)).samples()).isEqualTo(44_101);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"MP3_VBR_NO_XING", "ADTS"}, mode = EnumSource.Mode.EXCLUDE)
    void pcm_starts_where_the_song_starts(Kind kind) throws Exception {
        decode(TestSongs.write(dir.resolve("song"), kind, 100_001));

        try (PcmFile pcm = PcmFile.open(dir.resolve("pcm"))) {
            float[] heard = new float[60_000];
            pcm.read(0, heard, heard.length);
            assertThat(bestLag(heard)).isBetween(-1, 1);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"WAV_16", "WAV_24", "WAV_F32", "FLAC"})
    void lossless_songs_keep_their_samples(Kind kind) throws Exception {
        decode(TestSongs.write(dir.resolve("song"), kind, 50_001));

        try (PcmFile pcm = PcmFile.open(dir.resolve("pcm"))) {
            float[] heard = new float[50_001];
            assertThat(pcm.read(0, heard, heard.length)).isEqualTo(50_001);
            double worst = 0;
            for (int n = 0; n < heard.length; n++) {
                worst = Math.max(worst, Math.abs(heard[n] - TestSongs.sample(n, 44_100)));
            }
            assertThat(worst).isLessThan(2.0 / 32768);
        }
    }

    @ParameterizedTest
    @CsvSource({"8000,1", "11025,2", "22050,1", "48000,6", "96000,8", "192000,2"})
    void any_usual_rate_and_layout_becomes_mono_44100(int rate, int channels) throws Exception {
        long samples = 2L * rate + 7;

        SongFacts facts = decode(TestSongs.write(dir.resolve("song"), Kind.WAV_16, samples, rate, channels));

        assertThat(facts).isEqualTo(
                new SongFacts(AudioFormat.WAV, "pcm_s16le", samples, rate, channels, facts.loudnessLufs()));
        try (PcmFile pcm = PcmFile.open(dir.resolve("pcm"))) {
            assertThat(pcm.samples()).isEqualTo(Math.round(samples * 44_100.0 / rate));
            float[] heard = new float[(int) pcm.samples()];
            pcm.read(0, heard, heard.length);
            float loudest = 0;
            for (float value : heard) {
                loudest = Math.max(loudest, Math.abs(value));
            }
            assertThat(loudest).isBetween(0.3f, 0.9999f);
        }
    }

    /** Every channel of these songs is the same, so two of them are twice the power of one. */
    @Test
    void loudness_is_that_of_all_channels_whatever_the_form() throws Exception {
        Double mono = loudness(Kind.WAV_16, 1);
        assertThat(loudness(Kind.WAV_16, 2)).isCloseTo(mono + 10 * Math.log10(2), within(0.01));
        // 5.1: three in front count once, two behind 1.41 times, the low-frequency one not at all
        assertThat(loudness(Kind.WAV_16, 6)).isCloseTo(mono + 10 * Math.log10(3 + 2 * 1.41), within(0.01));
        for (Kind kind : Arrays.stream(Kind.values()).filter(Kind::lossless).toList()) {
            assertThat(loudness(kind, 2)).as(kind.name()).isCloseTo(mono + 10 * Math.log10(2), within(0.01));
        }
    }

    private Double loudness(Kind kind, int channels) throws Exception {
        Path song = TestSongs.write(dir.resolve("loud"), kind, 3L * kind.rate(), kind.rate(), channels);
        Double lufs = new SongDecoder(song, kind.format(), 100).decodeTo(dir.resolve("loud.pcm")).loudnessLufs();
        Files.delete(dir.resolve("loud.pcm"));
        return java.util.Objects.requireNonNull(lufs);
    }

    @Test
    void more_than_eight_channels_are_refused() throws Exception {
        refused(TestSongs.write(dir.resolve("song"), Kind.WAV_16, 5000, 44_100, 9), Reason.UNREADABLE);
    }

    @Test
    void a_song_is_refused_as_soon_as_the_cap_is_passed() throws Exception {
        Path song = TestSongs.write(dir.resolve("song"), Kind.FLAC, 44_100 * 3 + 1);

        assertThatThrownBy(() -> new SongDecoder(song, AudioFormat.FLAC, 3).decodeTo(dir.resolve("pcm")))
                .isInstanceOfSatisfying(MediaRefused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.TOO_LONG);
                    assertThat(refused.detail()).contains("3 seconds");
                });
        assertThat(Files.size(dir.resolve("pcm"))).isLessThanOrEqualTo(44 + 2 * 44_100 * 3);
    }

    @Test
    void a_song_of_exactly_the_cap_is_taken() throws Exception {
        Path song = TestSongs.write(dir.resolve("song"), Kind.FLAC, 44_100 * 3);

        assertThat(new SongDecoder(song, AudioFormat.FLAC, 3).decodeTo(dir.resolve("pcm")).samples())
                .isEqualTo(44_100 * 3);
    }

    /** The Xing tag may claim any number of frames: a patched one once made a 40-second song last seven hours. */
    @Test
    void a_lying_xing_tag_does_not_change_the_length() throws Exception {
        byte[] honest = Files.readAllBytes(TestSongs.write(dir.resolve("song"), Kind.MP3_VBR, 100_000));
        int xing = new String(honest, StandardCharsets.ISO_8859_1).indexOf("Xing");
        ByteBuffer.wrap(honest).putInt(xing + 8, 1_000_000);

        SongFacts facts = decode(Files.write(dir.resolve("liar"), honest));

        assertThat(facts.samples()).isBetween(100_000L, 102_000L);
    }

    @ParameterizedTest
    @CsvSource({"0", "2147483000", "-1"})
    void a_lying_wav_header_does_not_change_the_length(int claimed) throws Exception {
        byte[] honest = Files.readAllBytes(TestSongs.write(dir.resolve("song"), Kind.WAV_16, 30_000));
        int data = new String(honest, StandardCharsets.ISO_8859_1).indexOf("data");
        ByteBuffer.wrap(honest).order(ByteOrder.LITTLE_ENDIAN).putInt(data + 4, claimed);

        assertThat(decode(Files.write(dir.resolve("liar"), honest)).samples()).isEqualTo(30_000);
    }

    @Test
    void a_cut_mp3_is_as_long_as_what_is_left() throws Exception {
        byte[] whole = Files.readAllBytes(TestSongs.write(dir.resolve("song"), Kind.MP3_CBR, 400_000));

        SongFacts facts = decode(Files.write(dir.resolve("cut"), Arrays.copyOf(whole, whole.length / 2)));

        assertThat(facts.samples()).isBetween(190_000L, 205_000L);
    }

    @Test
    void a_container_without_sound_is_refused() throws Exception {
        byte[] whole = Files.readAllBytes(TestSongs.write(dir.resolve("song"), Kind.WAV_16, 1000));
        byte[] header = Arrays.copyOf(whole, new String(whole, StandardCharsets.ISO_8859_1).indexOf("data") + 8);
        refused(Files.write(dir.resolve("empty"), header), Reason.NO_AUDIO);
    }

    private SongFacts decode(Path song) throws IOException, MediaRefused {
        return new SongDecoder(song, MediaSniffer.song(song), 1200).decodeTo(dir.resolve("pcm"));
    }

    private void refused(Path song, Reason reason) {
        assertThatThrownBy(() -> decode(song)).isInstanceOfSatisfying(MediaRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static int bestLag(float[] heard) {
        double[] song = new double[heard.length];
        for (int n = 0; n < song.length; n++) {
            song[n] = TestSongs.sample(n, 44_100);
        }
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int lag = -40; lag <= 40; lag++) {
            double sum = 0;
            for (int n = 1000; n < heard.length - 1000; n++) {
                sum += heard[n + lag] * song[n];
            }
            if (sum > most) {
                most = sum;
                best = lag;
            }
        }
        return best;
    }
}
