package io.songreel.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.job.CancelToken;
import io.songreel.media.MediaRefused.Reason;
import io.songreel.media.TestSongs.Kind;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hostile and broken files: each is taken or refused, nothing else happens. Most run in this process, which is faster
 * and, as a crash would end it, stricter; some go through the real worker.
 */
class BadInputTest {
    private static final List<String> EXTENSIONS = List.of("mp3", "wav", "m4a", "flac", "ogg");

    @TempDir
    Path dir = Path.of("");
    private Path into = Path.of("");

    @BeforeEach
    void makeDirectory() throws IOException {
        FfmpegErrors.silence();
        into = Files.createDirectory(dir.resolve("into"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n%s\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile '%s'\n", "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\nm=audio 5004 RTP/AVP 0\r\n",
        "<?xml version=\"1.0\"?><MPD><Period><BaseURL>%s</BaseURL></Period></MPD>", "<SMIL src=\"%s\"/>",
        "[Script Info]\n[Fonts]\nfontname: %s\n", "data:audio/wav;base64,UklGRg==", "subfile,,start,0,end,0,,:%s",
        "concat:%s|%s", "[playlist]\nFile1=%s\n"})
    void a_playlist_in_disguise_is_refused_under_every_name(String script) throws Exception {
        Path canary = TestSongs.write(dir.resolve("canary.wav"), Kind.WAV_16, 44_100);
        byte[] bytes = script.replace("%s", canary.toString()).getBytes(ISO_8859_1);
        for (String extension : EXTENSIONS) {
            Path upload = Files.write(dir.resolve("song." + extension), bytes);

            assertThatThrownBy(() -> new Intake(IntakeLimits.defaults()).song(upload, into, CancelToken.never()))
                    .isInstanceOfSatisfying(MediaRefused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_TYPE));
        }
        assertThat(into).isEmptyDirectory();
    }

    /** Even if the bytes were taken for a song: the one demuxer that may open them does not follow names. */
    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void no_pinned_demuxer_follows_a_playlist(AudioFormat format) throws Exception {
        Path canary = TestSongs.write(dir.resolve("canary.wav"), Kind.WAV_16, 44_100);
        for (String script : List.of("ffconcat version 1.0\nfile '" + canary + "'\n",
                "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n" + canary.toUri() + "\n")) {
            Path upload = Files.writeString(dir.resolve("song"), script);
            Path pcm = dir.resolve("pcm");
            Files.deleteIfExists(pcm);

            assertThatThrownBy(() -> new SongDecoder(upload, format, 60).decodeTo(pcm))
                    .isInstanceOf(MediaRefused.class);
        }
    }

    /** What one demuxer reads, no other may: a song that came under another's name is refused, not guessed at. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_song_is_decoded_by_its_own_demuxer_only(Kind kind) throws Exception {
        Path song = TestSongs.write(dir.resolve("song"), kind, 5_000);
        for (AudioFormat format : List.of(AudioFormat.WAV, AudioFormat.OGG, AudioFormat.M4A)) {
            Path pcm = dir.resolve(format + ".pcm");
            if (format != kind.format()) {
                assertThatThrownBy(() -> new SongDecoder(song, format, 60).decodeTo(pcm))
                        .isInstanceOf(MediaRefused.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_song_cut_anywhere_is_taken_or_refused(Kind kind) throws Exception {
        byte[] whole = Files.readAllBytes(TestSongs.write(dir.resolve("song"), kind, 30_001));
        for (int i = 0; i < 20; i++) {
            tryInProcess(Arrays.copyOf(whole, (int) ((long) whole.length * i / 20)));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_damaged_song_is_taken_or_refused(Kind kind) throws Exception {
        byte[] whole = Files.readAllBytes(TestSongs.write(dir.resolve("song"), kind, 15_001));
        Random random = new Random(kind.name().hashCode());
        for (int i = 0; i < 14; i++) {
            tryInProcess(mutated(whole, random));
        }
    }

    @Test
    void damaged_pictures_are_taken_or_refused() throws Exception {
        BufferedImage image = TestPictures.quarters(64, 48, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (byte[] whole : List.of(TestPictures.encode(image, "png"), TestPictures.encode(image, "jpeg"),
                TestPictures.webp(image, true), TestPictures.webp(image, false), TestPictures.cmykJpeg(64, 48),
                TestPictures.turnedJpeg(image, 6))) {
            for (int i = 0; i < 20; i++) {
                tryPicture(Arrays.copyOf(whole, whole.length * i / 20));
                tryPicture(mutated(whole, random));
            }
        }
    }

    @Test
    void the_worker_survives_or_is_survived() throws Exception {
        Intake intake = new Intake(IntakeLimits.defaults());
        Random random = new Random(11);
        for (Kind kind : List.of(Kind.MP3_VBR, Kind.M4A, Kind.OGG_OPUS)) {
            byte[] whole = Files.readAllBytes(TestSongs.write(dir.resolve("song"), kind, 15_001));
            for (byte[] bad : List.of(mutated(whole, random), Arrays.copyOf(whole, whole.length / 2))) {
                Path upload = Files.write(dir.resolve("upload"), bad);
                try {
                    Files.delete(intake.song(upload, into, CancelToken.never()).pcm());
                } catch (MediaRefused refused) {
                    assertThat(refused.detail()).isNotBlank().doesNotContain(dir.toString());
                }
                assertThat(into).isEmptyDirectory();
            }
        }
    }

    /** However long a file goes on, the decoder stops at the cap and so does what it writes. */
    @Test
    void a_song_without_end_stops_at_the_cap() throws Exception {
        Path bomb = TestSongs.write(dir.resolve("bomb"), Kind.OGG_OPUS, 48_000L * 20, 48_000, 1);
        Path pcm = dir.resolve("pcm");

        assertThatThrownBy(() -> new SongDecoder(bomb, AudioFormat.OGG, 2).decodeTo(pcm))
                .isInstanceOfSatisfying(MediaRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LONG));
        assertThat(Files.size(pcm)).isLessThan(44 + 2 * 44_100 * 3);
    }

    private void tryInProcess(byte[] bytes) throws IOException {
        Path upload = Files.write(dir.resolve("upload"), bytes);
        Path pcm = dir.resolve("pcm");
        Files.deleteIfExists(pcm);
        try {
            SongFacts facts = new SongDecoder(upload, MediaSniffer.song(upload), 60).decodeTo(pcm);
            assertThat(facts.samples()).isPositive();
        } catch (MediaRefused refused) {
            assertThat(refused.detail()).isNotBlank();
        }
    }

    private void tryPicture(byte[] bytes) throws IOException {
        try {
            Picture picture = Pictures.read(Files.write(dir.resolve("upload"), bytes));
            assertThat(picture.rgb()).isNotEmpty();
        } catch (MediaRefused refused) {
            assertThat(refused.detail()).isNotBlank();
        }
    }

    /** A few bytes flipped, a run overwritten, or a piece taken out; the first four bytes stay, so that it is opened. */
    private static byte[] mutated(byte[] whole, Random random) {
        byte[] bad = whole.clone();
        int spot = 4 + random.nextInt(Math.max(1, Math.min(bad.length - 8, random.nextBoolean() ? 400 : bad.length)));
        switch (random.nextInt(3)) {
            case 0 -> {
                for (int i = 0; i < 8; i++) {
                    bad[Math.min(bad.length - 1, spot + random.nextInt(64))] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 1 -> Arrays.fill(bad, spot, Math.min(bad.length, spot + 1 + random.nextInt(16)),
                    (byte) (random.nextBoolean() ? 0xFF : 0));
            default -> {
                int gone = Math.min(bad.length - spot, 1 + random.nextInt(200));
                System.arraycopy(bad, spot + gone, bad, spot, bad.length - spot - gone);
                bad = Arrays.copyOf(bad, bad.length - gone);
            }
        }
        return bad;
    }

    @Test
    void files_that_lie_about_their_kind_are_refused() throws Exception {
        byte[] png = TestPictures.encode(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "png");
        Path song = Files.write(dir.resolve("song.mp3"), png);
        Path picture = TestSongs.write(dir.resolve("picture.png"), Kind.MP3_CBR, 5000);

        assertThatThrownBy(() -> MediaSniffer.song(song)).isInstanceOf(MediaRefused.class);
        assertThatThrownBy(() -> MediaSniffer.picture(picture)).isInstanceOf(MediaRefused.class);
        try (Stream<Path> left = Files.list(into)) {
            assertThat(left).isEmpty();
        }
    }
}
