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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through the real child process. */
class IntakeTest {
    private static final IntakeLimits LIMITS = IntakeLimits.defaults();

    @TempDir
    Path dir = Path.of("");
    private Path into = Path.of("");

    @BeforeEach
    void makeDirectory() throws IOException {
        FfmpegErrors.silence();
        into = Files.createDirectory(dir.resolve("into"));
    }

    @Test
    void a_song_becomes_facts_pcm_and_peaks() throws Exception {
        Path upload = TestSongs.write(dir.resolve("upload"), Kind.MP3_VBR, 442_398);

        SongIntake song = new Intake(LIMITS).song(upload, into, CancelToken.never());

        SongFacts facts = song.facts();
        assertThat(facts).isEqualTo(
                new SongFacts(AudioFormat.MP3, "mp3", 442_415, 44_100, 2, facts.loudnessLufs()));
        assertThat(facts.loudnessLufs()).isBetween(-30.0, -5.0);
        assertThat(song.peaks().min()).hasSize(2000);
        try (PcmFile pcm = PcmFile.open(song.pcm())) {
            assertThat(pcm.samples()).isEqualTo(442_415);
            assertThat(Peaks.of(pcm, 2000).max()).isEqualTo(song.peaks().max());
        }
        assertThat(left()).containsExactly(song.pcm());
    }

    @Test
    void a_picture_becomes_our_own_png() throws Exception {
        BufferedImage image = TestPictures.quarters(64, 48, BufferedImage.TYPE_INT_RGB);
        Path upload = Files.write(dir.resolve("upload"), TestPictures.turnedJpeg(image, 6));
        Path webp = Files.write(dir.resolve("webp"), TestPictures.webp(image, false));

        PictureIntake picture = new Intake(LIMITS).picture(upload, into);

        assertThat(picture).isEqualTo(new PictureIntake(ImageFormat.JPEG, 48, 64, picture.png()));
        assertThat(Pictures.read(picture.png()).width()).isEqualTo(48);
        assertThat(new Intake(LIMITS).picture(webp, into).format()).isEqualTo(ImageFormat.WEBP);
        assertThat(left()).hasSize(2);
    }

    @Test
    void songs_may_be_taken_in_side_by_side() throws Exception {
        Intake intake = new Intake(LIMITS);
        Path upload = TestSongs.write(dir.resolve("upload"), Kind.FLAC, 20_001);
        List<Future<SongIntake>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                all.add(threads.submit(() -> intake.song(upload, into, CancelToken.never())));
            }
        }
        for (Future<SongIntake> song : all) {
            assertThat(song.get().facts().samples()).isEqualTo(20_001);
        }
        assertThat(left()).hasSize(4);
    }

    @Test
    void a_worker_without_memory_is_a_refusal() throws Exception {
        refused(new IntakeLimits(1200, 50_000_000, 64, 1, 120, Duration.ofMinutes(3), 1), good(), Reason.UNREADABLE);
    }

    @Test
    void a_worker_out_of_heap_is_a_refusal() throws Exception {
        Path upload = Files.write(dir.resolve("upload"),
                TestPictures.encode(TestPictures.quarters(4000, 4000, BufferedImage.TYPE_BYTE_INDEXED), "png"));
        Intake small = new Intake(new IntakeLimits(1200, 50_000_000, 24, 1024, 120, Duration.ofMinutes(3), 1));

        assertThatThrownBy(() -> small.picture(upload, into)).isInstanceOfSatisfying(MediaRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(Reason.UNREADABLE));
        assertThat(left()).isEmpty();
    }

    @Test
    void a_worker_past_the_wall_clock_is_a_refusal() throws Exception {
        refused(new IntakeLimits(1200, 50_000_000, 512, 1024, 120, Duration.ofMillis(1), 1), good(),
                Reason.UNREADABLE);
    }

    @Test
    void a_song_past_the_cap_is_refused() throws Exception {
        refused(new IntakeLimits(1, 50_000_000, 512, 1024, 120, Duration.ofMinutes(3), 1),
                TestSongs.write(dir.resolve("upload"), Kind.OGG_OPUS, 48_001), Reason.TOO_LONG);
    }

    @Test
    void a_picture_bomb_is_refused() throws Exception {
        Path bomb = TestPictures.claimedPng(dir.resolve("bomb"), 14_000, 14_000);

        assertThatThrownBy(() -> new Intake(LIMITS).picture(bomb, into)).isInstanceOfSatisfying(MediaRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY_PIXELS));
        assertThat(left()).isEmpty();
    }

    @Test
    void a_cancelled_intake_ends_its_worker_and_leaves_nothing() throws Exception {
        Path upload = good();
        FakeCancel cancel = new FakeCancel();
        // other tests of this process may have a browser open
        List<ProcessHandle> before = ProcessHandle.current().children().toList();

        assertThatThrownBy(() -> new Intake(LIMITS).song(upload, into, cancel))
                .isInstanceOf(CancellationException.class);

        assertThat(cancel.registrations).hasValue(1);
        assertThat(left()).isEmpty();
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)
                .filter(child -> !before.contains(child))).isEmpty();
    }

    @Test
    void no_refusal_names_a_path() throws Exception {
        Path upload = Files.writeString(dir.resolve("upload"), "fLaC and then nothing that is one");

        assertThatThrownBy(() -> new Intake(LIMITS).song(upload, into, CancelToken.never()))
                .isInstanceOf(MediaRefused.class).message().doesNotContain("/", dir.getFileName().toString());
        assertThat(left()).isEmpty();
    }

    /** An ID3 tag in front of a playlist that names a real song: the song's tone must never be decoded. */
    @Test
    void a_playlist_behind_a_tag_opens_no_other_file() throws Exception {
        Path canary = TestSongs.write(dir.resolve("canary.mp3"), Kind.MP3_CBR, 44_100);
        String list = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n" + canary.toUri() + "\n#EXT-X-ENDLIST\n";
        Path upload = Files.write(dir.resolve("upload.mp3"), ("ID3\4\0\0\0\0\0\0" + list).getBytes(ISO_8859_1));

        refused(LIMITS, upload, Reason.UNKNOWN_TYPE);
    }

    private Path good() throws IOException {
        return TestSongs.write(dir.resolve("upload"), Kind.FLAC, 44_100);
    }

    private void refused(IntakeLimits limits, Path upload, Reason reason) throws IOException {
        assertThatThrownBy(() -> new Intake(limits).song(upload, into, CancelToken.never()))
                .isInstanceOfSatisfying(MediaRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
        assertThat(left()).isEmpty();
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(into)) {
            return files.toList();
        }
    }

    /** Cancels as soon as somebody can be told of it: when the worker has just been started. */
    private static final class FakeCancel implements CancelToken {
        private final AtomicInteger registrations = new AtomicInteger();

        @Override
        public boolean cancelled() {
            return registrations.get() > 0;
        }

        @Override
        public Registration onCancel(Runnable action) {
            registrations.incrementAndGet();
            action.run();
            return () -> {
            };
        }
    }
}
