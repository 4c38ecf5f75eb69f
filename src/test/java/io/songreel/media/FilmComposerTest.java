package io.songreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilmComposerTest {
    private static final CancelToken NEVER = CancelToken.never();
    private static final VideoProfile SMALL = FilmFixtures.SMALL;

    private final FilmComposer composer = new FilmComposer();

    @Test
    void twenty_clips_of_different_lengths_become_one_film(@TempDir Path directory) throws Exception {
        long frames = 20 * 21 / 2;
        FilmFixtures.Song song = FilmFixtures.Song.FLAC_16;
        FilmParts parts = FilmFixtures.parts(directory, song, frames * song.rate / 25 + 311, SMALL, 1);
        assertThat(parts.clips()).hasSize(20);
        Path film = directory.resolve("film.mp4");

        composer.compose(parts, film, NEVER, Progress.none());

        assertThat(new FilmProof().prove(film, parts, NEVER).framesDecoded()).isEqualTo(frames);
        assertThat(ClipCheck.decode(film).frames()).isEqualTo((int) frames);
    }

    @Test
    void the_same_parts_give_the_same_file(@TempDir Path directory) throws Exception {
        FilmParts parts = FilmFixtures.parts(directory, FilmFixtures.Song.WAV_F32, 70_001, SMALL, 10);

        composer.compose(parts, directory.resolve("a.mp4"), NEVER, Progress.none());
        composer.compose(parts, directory.resolve("b.mp4"), NEVER, Progress.none());

        assertThat(directory.resolve("a.mp4")).hasSameBinaryContentAs(directory.resolve("b.mp4"));
    }

    @Test
    void manifest_title_and_chapters_are_read_back(@TempDir Path directory) throws Exception {
        String manifest = new Random(1).ints(100_000, 'a', 'z').collect(StringBuilder::new,
                StringBuilder::appendCodePoint, StringBuilder::append).insert(0, "{\"Größe\":\"𝄞 \\n\"}").toString();
        Map<String, String> metadata = Map.of("title", "Lied & Süßes \"歌\"", "artist", "A", "album", "B", "genre", "C",
                "date", "2026", "copyright", "D", "comment", manifest, "description", "E", "synopsis", "F", "lyrics",
                "one\ntwo");
        List<Chapter> chapters = List.of(new Chapter(0, "verse"), new Chapter(0.5, "Refräng"),
                new Chapter(1.25, "outro"));
        FilmParts plain = FilmFixtures.parts(directory, FilmFixtures.Song.MP3_CBR, 100_001, SMALL, 10);
        FilmParts parts = new FilmParts(plain.clips(), 25, plain.song(), plain.facts(), Fades.NONE, metadata,
                chapters);
        Path film = directory.resolve("film.mp4");

        composer.compose(parts, film, NEVER, Progress.none());

        FilmLabels labels = FilmLabels.read(film);
        assertThat(labels.metadata()).containsAllEntriesOf(metadata);
        assertThat(labels.chapters()).isEqualTo(chapters);
        TimingProof proof = new FilmProof().prove(film, parts, NEVER);
        assertThat(proof.holds(parts.facts().samples())).isTrue();
        for (Mp4Layout.Track track : Mp4Layout.read(film).tracks()) {
            assertThat(track.endSeconds()).as("%s ends with the film", track.handler())
                    .isLessThanOrEqualTo(parts.facts().durationSeconds() + 0.5 / ClipWriter.TIMESCALE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40, 80})
    void a_cancelled_film_leaves_no_file(int asked, @TempDir Path directory) throws Exception {
        FilmParts parts = FilmFixtures.parts(directory, FilmFixtures.Song.MP3_CBR, 100_001, SMALL, 10);
        Path out = Files.createDirectory(directory.resolve("out"));

        assertThatThrownBy(() -> composer.compose(parts, out.resolve("film.mp4"), new CancelledAfter(asked),
                Progress.none())).isInstanceOf(CancellationException.class);

        assertThat(files(out)).isEmpty();
    }

    @Test
    void progress_only_grows_and_ends_at_one(@TempDir Path directory) throws Exception {
        FilmParts parts = FilmFixtures.parts(directory, FilmFixtures.Song.MP3_CBR, 100_001, SMALL, 10);
        List<Double> fractions = new ArrayList<>();

        composer.compose(parts, directory.resolve("film.mp4"), NEVER, (fraction, message) -> fractions.add(fraction));

        assertThat(fractions).isSorted().endsWith(1.0).allMatch(fraction -> fraction > 0);
    }

    @Test
    void clips_of_other_settings_are_refused(@TempDir Path directory) throws Exception {
        FilmParts parts = FilmFixtures.parts(directory, FilmFixtures.Song.MP3_CBR, 100_001, SMALL, 10);
        FilmClip second = parts.clips().get(1);
        FilmFixtures.clip(second.path(), new VideoProfile(192, 96, 25, 23), second.frames(), 0);
        Path out = Files.createDirectory(directory.resolve("out"));

        assertThatThrownBy(() -> composer.compose(parts, out.resolve("film.mp4"), NEVER, Progress.none()))
                .isInstanceOf(IOException.class).hasMessageContaining("same encoder settings");

        assertThat(files(out)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void clips_that_miss_the_ledger_are_refused(int off, @TempDir Path directory) throws Exception {
        FilmParts parts = FilmFixtures.parts(directory, FilmFixtures.Song.MP3_CBR, 100_001, SMALL, 10);
        FilmClip second = parts.clips().get(1);
        FilmFixtures.clip(second.path(), SMALL, second.frames() + off, 0);

        assertThatThrownBy(() -> composer.compose(parts, directory.resolve("film.mp4"), NEVER, Progress.none()))
                .isInstanceOf(IOException.class).hasMessageContaining(second.frames() + " frames");
    }

    @Test
    void frames_that_do_not_add_up_to_the_song_are_refused(@TempDir Path directory) throws Exception {
        FilmParts parts = FilmFixtures.parts(directory, FilmFixtures.Song.MP3_CBR, 100_001, SMALL, 10);
        FilmParts fewer = new FilmParts(parts.clips().subList(0, 2), 25, parts.song(), parts.facts(), Fades.NONE,
                Map.of(), List.of());

        assertThatThrownBy(() -> composer.compose(fewer, directory.resolve("film.mp4"), NEVER, Progress.none()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void metadata_that_the_container_would_drop_is_refused(@TempDir Path directory) throws Exception {
        FilmParts parts = FilmFixtures.parts(directory, FilmFixtures.Song.MP3_CBR, 30_001, SMALL, 10);

        assertThatThrownBy(() -> new FilmParts(parts.clips(), 25, parts.song(), parts.facts(), Fades.NONE,
                Map.of("mood", "dark"), List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    /** Says yes after it was asked so many times. */
    private static final class CancelledAfter implements CancelToken {
        private int left;

        CancelledAfter(int asked) {
            this.left = asked;
        }

        @Override
        public boolean cancelled() {
            return left-- <= 0;
        }

        @Override
        public Registration onCancel(Runnable action) {
            return () -> {
            };
        }
    }
}
