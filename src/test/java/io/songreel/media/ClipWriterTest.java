package io.songreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipWriterTest {
    private static final VideoProfile SMALL = FilmFixtures.SMALL;

    @Test
    void the_same_frames_give_the_same_bytes_while_the_machine_is_busy(@TempDir Path directory) throws Exception {
        FilmFixtures.clip(directory.resolve("quiet.mp4"), SMALL, 70, 0);
        Thread load = Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        });
        FilmFixtures.clip(directory.resolve("busy.mp4"), SMALL, 70, 0);
        load.interrupt();

        assertThat(directory.resolve("busy.mp4")).hasSameBinaryContentAs(directory.resolve("quiet.mp4"));
    }

    @ParameterizedTest
    @CsvSource({"24, 1", "25, 60", "30, 61"})
    void every_clip_is_of_the_one_profile(int fps, int frames, @TempDir Path directory) throws Exception {
        VideoProfile profile = new VideoProfile(160, 96, fps, 23);
        Path clip = FilmFixtures.clip(directory.resolve("clip.mp4"), profile, frames, 0);

        try (Demux source = Demux.video(clip)) {
            AVCodecParameters parameters = source.parameters();
            assertThat(parameters.codec_id()).isEqualTo(avcodec.AV_CODEC_ID_H264);
            assertThat(parameters.codec_tag()).isEqualTo('a' | 'v' << 8 | 'c' << 16 | '1' << 24);
            assertThat(parameters.color_space()).isEqualTo(avutil.AVCOL_SPC_BT709);
            assertThat(parameters.color_range()).isEqualTo(avutil.AVCOL_RANGE_MPEG);
            assertThat(source.stream().time_base().den()).isEqualTo(90_000);
            for (int i = 0; i < frames; i++) {
                AVPacket packet = FfmpegErrors.present(source.next(), "packet");
                assertThat(packet.pts()).isEqualTo((long) i * profile.ticksPerFrame()).isEqualTo(packet.dts());
                assertThat(packet.duration()).isEqualTo(profile.ticksPerFrame());
                assertThat((packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0).isEqualTo(i % (2 * fps) == 0);
            }
            assertThat(source.next()).isNull();
        }
    }

    @Test
    void different_pictures_do_not_change_the_parameter_sets(@TempDir Path directory) throws Exception {
        Path moving = FilmFixtures.clip(directory.resolve("moving.mp4"), SMALL, 30, 0);
        Path black = directory.resolve("black.mp4");
        try (ClipWriter writer = ClipWriter.open(black, SMALL, 3, EncoderChoice.X264)) {
            for (int i = 0; i < 3; i++) {
                writer.write(Yuv420.black(SMALL.width(), SMALL.height()));
            }
            writer.finish();
        }

        assertThat(parameterSets(black)).isEqualTo(parameterSets(moving));
    }

    @Test
    void a_clip_that_was_not_finished_leaves_nothing(@TempDir Path directory) throws Exception {
        try (ClipWriter writer = ClipWriter.open(directory.resolve("clip.mp4"), SMALL, 2)) {
            writer.write(FilmFixtures.frame(SMALL, 0, 0));
        }

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void a_clip_has_exactly_its_frames(@TempDir Path directory) throws Exception {
        Yuv420 frame = FilmFixtures.frame(SMALL, 0, 0);
        try (ClipWriter writer = ClipWriter.open(directory.resolve("few.mp4"), SMALL, 2)) {
            writer.write(frame);
            assertThatThrownBy(writer::finish).isInstanceOf(IOException.class).hasMessageContaining("1 of 2 frames");
        }
        try (ClipWriter writer = ClipWriter.open(directory.resolve("many.mp4"), SMALL, 1)) {
            writer.write(frame);
            assertThatThrownBy(() -> writer.write(frame)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_frame_of_another_size_is_refused(@TempDir Path directory) throws Exception {
        try (ClipWriter writer = ClipWriter.open(directory.resolve("clip.mp4"), SMALL, 2)) {
            assertThatThrownBy(() -> writer.write(Yuv420.black(32, 32))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_decode_of_a_clip_says_what_is_in_it(@TempDir Path directory) throws Exception {
        ClipCheck.Decoded first = ClipCheck.decode(FilmFixtures.clip(directory.resolve("a.mp4"), SMALL, 33, 0));
        ClipCheck.Decoded same = ClipCheck.decode(FilmFixtures.clip(directory.resolve("b.mp4"), SMALL, 33, 0));
        ClipCheck.Decoded other = ClipCheck.decode(FilmFixtures.clip(directory.resolve("c.mp4"), SMALL, 33, 1));

        assertThat(first.frames()).isEqualTo(33);
        assertThat(first).isEqualTo(same);
        assertThat(first.packetsSha256()).matches("[0-9a-f]{64}").isNotEqualTo(other.packetsSha256());
    }

    @Test
    void a_clip_cut_anywhere_fails_its_check(@TempDir Path directory) throws Exception {
        Path clip = FilmFixtures.clip(directory.resolve("clip.mp4"), SMALL, 40, 0);
        byte[] whole = Files.readAllBytes(clip);

        for (int twentieth = 0; twentieth < 20; twentieth++) {
            Files.write(clip, Arrays.copyOf(whole, whole.length * twentieth / 20));
            assertThatThrownBy(() -> ClipCheck.decode(clip)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_film_cut_after_its_index_fails_its_check(@TempDir Path directory) throws Exception {
        FilmParts parts = FilmFixtures.parts(directory, FilmFixtures.Song.FLAC_16, 70_001, SMALL, 10);
        Path film = directory.resolve("film.mp4");
        new FilmComposer().compose(parts, film, io.songreel.job.CancelToken.never(), io.songreel.job.Progress.none());
        byte[] whole = Files.readAllBytes(film);

        for (int tenth = 5; tenth < 10; tenth++) {
            Files.write(film, Arrays.copyOf(whole, whole.length * tenth / 10));
            assertThatThrownBy(() -> ClipCheck.decode(film)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void the_encoder_is_part_of_a_clips_identity() {
        assertThat(EncoderChoice.best()).isSameAs(EncoderChoice.best());
        assertThat(Stream.of(EncoderChoice.values()).map(EncoderChoice::identity)).doesNotHaveDuplicates();
    }

    private static byte[] parameterSets(Path clip) throws IOException {
        try (Demux source = Demux.video(clip)) {
            byte[] bytes = new byte[source.parameters().extradata_size()];
            source.parameters().extradata().get(bytes);
            return bytes;
        }
    }
}
