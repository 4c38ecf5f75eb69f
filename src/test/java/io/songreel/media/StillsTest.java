package io.songreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StillsTest {
    private static final VideoProfile SMALL = new VideoProfile(160, 96, 25, 12);

    private final Stills stills = new Stills();

    @Test
    void a_still_is_exactly_that_frame(@TempDir Path directory) throws Exception {
        Path clip = greys(directory.resolve("clip.mp4"), 110);

        for (long index : new long[]{0, 1, 49, 50, 51, 99, 100, 109}) {
            assertThat(grey(stills.at(clip, index))).isCloseTo(expected(index), Offset.offset(1.0));
        }
    }

    @Test
    void several_stills_come_in_the_order_asked(@TempDir Path directory) throws Exception {
        Path clip = greys(directory.resolve("clip.mp4"), 110);
        long[] asked = {109, 3, 4, 60, 3, 0, 62};

        List<Picture> pictures = stills.at(clip, asked);

        assertThat(pictures).hasSize(asked.length);
        for (int i = 0; i < asked.length; i++) {
            assertThat(grey(pictures.get(i))).isCloseTo(expected(asked[i]), Offset.offset(1.0));
        }
    }

    @Test
    void the_last_frame_of_a_film_is_found_whatever_its_duration(@TempDir Path directory) throws Exception {
        FilmParts parts = FilmFixtures.parts(directory, FilmFixtures.Song.WAV_16, 100_001, SMALL, 20);
        Path film = directory.resolve("film.mp4");
        new FilmComposer().compose(parts, film, CancelToken.never(), Progress.none());
        FilmClip last = parts.clips().getLast();

        Picture fromFilm = stills.at(film, parts.frames() - 1);

        assertThat(fromFilm.rgb()).isEqualTo(stills.at(last.path(), last.frames() - 1).rgb());
    }

    @Test
    void colours_are_bt709(@TempDir Path directory) throws Exception {
        // BT.709 limited range: R = G = 255 B = 0 is Y 219, U 16, V 138; red is Y 63, U 102, V 240
        Yuv420 picture = Yuv420.black(160, 96);
        Arrays.fill(picture.y(), (byte) 63);
        Arrays.fill(picture.u(), (byte) 102);
        Arrays.fill(picture.v(), (byte) 240);
        Path clip = directory.resolve("red.mp4");
        try (ClipWriter writer = ClipWriter.open(clip, SMALL, 1, EncoderChoice.X264)) {
            writer.write(picture);
            writer.finish();
        }

        byte[] rgb = stills.at(clip, 0).rgb();

        assertThat(rgb[0] & 0xff).isGreaterThanOrEqualTo(252);
        assertThat(rgb[1] & 0xff).isLessThanOrEqualTo(3);
        assertThat(rgb[2] & 0xff).isLessThanOrEqualTo(3);
    }

    @Test
    void a_frame_beyond_the_end_is_refused(@TempDir Path directory) throws Exception {
        Path clip = greys(directory.resolve("clip.mp4"), 3);

        assertThatThrownBy(() -> stills.at(clip, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> stills.at(clip, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** Frame {@code i} is plain grey with a luma of its own. */
    private static Path greys(Path file, int frames) throws Exception {
        Yuv420 picture = Yuv420.black(SMALL.width(), SMALL.height());
        try (ClipWriter writer = ClipWriter.open(file, SMALL, frames, EncoderChoice.X264)) {
            for (int i = 0; i < frames; i++) {
                Arrays.fill(picture.y(), (byte) luma(i));
                writer.write(picture);
            }
            writer.finish();
        }
        return file;
    }

    private static int luma(long index) {
        return (int) (30 + index * 37 % 101 * 2);
    }

    private static double expected(long index) {
        return (luma(index) - 16) * 255.0 / 219;
    }

    private static double grey(Picture picture) {
        double sum = 0;
        for (byte value : picture.rgb()) {
            sum += value & 0xff;
        }
        return sum / picture.rgb().length;
    }
}
