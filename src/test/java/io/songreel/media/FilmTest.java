package io.songreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Films of every kind of song, of odd lengths. */
class FilmTest {
    private static final CancelToken NEVER = CancelToken.never();

    @ParameterizedTest
    @EnumSource(FilmFixtures.Song.class)
    void both_tracks_end_together_and_nothing_is_lost(FilmFixtures.Song song, @TempDir Path directory)
            throws Exception {
        FilmParts parts = FilmFixtures.parts(directory, song, 3L * song.rate + 7919, FilmFixtures.SMALL, 12);
        Path film = directory.resolve("film.mp4");

        FilmComposer.Composed composed = new FilmComposer().compose(parts, film, NEVER, Progress.none());
        TimingProof proof = new FilmProof().prove(film, parts, NEVER);

        assertThat(proof.framesExpected())
                .isEqualTo(Math.round((double) parts.facts().samples() / song.rate * parts.fps()));
        assertThat(proof.framesDecoded()).isEqualTo(proof.framesExpected());
        assertThat(proof.audioSamples()).isEqualTo(parts.facts().samples());
        assertThat(proof.sampleRate()).isEqualTo(song.rate);
        assertThat(proof.audioEndSeconds()).isEqualTo((double) parts.facts().samples() / song.rate);
        assertThat(Math.abs(proof.deltaMillis())).isLessThanOrEqualTo(1000.0 / ClipWriter.TIMESCALE);
        assertThat(proof.holds(parts.facts().samples())).isTrue();
        assertThat(proof.audioPacketsIdentical()).isEqualTo(composed.carriage() == AudioCarriage.COPIED);
        assertThat(composed.carriage()).isEqualTo(switch (song) {
            case MP3_TELEPHONE, WAV_16, WAV_24, WAV_F32, OGG_VORBIS -> AudioCarriage.LOSSLESS;
            default -> AudioCarriage.COPIED;
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"WAV_16", "WAV_24", "WAV_F32"})
    void a_wave_file_keeps_every_bit_that_fits(FilmFixtures.Song song, @TempDir Path directory) throws Exception {
        FilmParts parts = FilmFixtures.parts(directory, song, song.rate + 4321, FilmFixtures.SMALL, 30);
        Path film = directory.resolve("film.mp4");

        FilmComposer.Composed composed = new FilmComposer().compose(parts, film, NEVER, Progress.none());

        int[] before = Sound.samples(Demux.song(parts.song(), AudioFormat.WAV), Demux.codecs(AudioFormat.WAV));
        int[] after = Sound.samples(Demux.audio(film), Demux.FILM_CODECS);
        assertThat(after).isEqualTo(before);
        long beyond = Sound.beyondFullScale(parts.song());
        if (song == FilmFixtures.Song.WAV_F32) {
            assertThat(beyond).isPositive();
            assertThat(composed.warnings()).containsExactly("the film holds the decoded song as 24-bit FLAC",
                    beyond + " samples beyond full scale were clipped");
        } else {
            assertThat(composed.warnings()).isEmpty();
        }
    }

    @Test
    void the_last_frame_lasts_until_the_song_ends(@TempDir Path directory) throws Exception {
        FilmFixtures.Song song = FilmFixtures.Song.WAV_16;
        FilmParts parts = FilmFixtures.parts(directory, song, 442_398, FilmFixtures.SMALL, 60);
        Path film = directory.resolve("film.mp4");
        new FilmComposer().compose(parts, film, NEVER, Progress.none());

        Mp4Layout layout = Mp4Layout.read(film);

        // 442398 / 44100 s = 902853.06 ticks; 251 frames, the last starts at tick 250 × 3600
        Mp4Layout.Track pictures = layout.track("vide");
        assertThat(pictures.samples()).isEqualTo(251);
        assertThat(pictures.lastTicks()).isEqualTo(902_853 - 900_000);
        assertThat(pictures.mediaTicks()).isEqualTo(902_853);
        assertThat(layout.track("soun").mediaTicks()).isEqualTo(442_398);
    }

    @Test
    void a_player_finds_the_index_first_and_no_odd_edits(@TempDir Path directory) throws Exception {
        FilmParts parts = FilmFixtures.parts(directory, FilmFixtures.Song.MP3_CBR, 100_001, FilmFixtures.SMALL, 9);
        Path film = directory.resolve("film.mp4");
        new FilmComposer().compose(parts, film, NEVER, Progress.none());

        Mp4Layout layout = Mp4Layout.read(film);

        assertThat(layout.topLevel()).startsWith("ftyp", "moov").endsWith("mdat");
        Mp4Layout.Track pictures = layout.track("vide");
        assertThat(pictures.edits()).hasSize(1).allMatch(edit -> edit.mediaTime() == 0);
        assertThat(pictures.edits().getFirst().movieTicks() * ClipWriter.TIMESCALE)
                .isEqualTo(pictures.mediaTicks() * pictures.movieTimescale());
        // the encoder's priming that the MP3 file declares
        assertThat(layout.track("soun").skippedTicks()).isEqualTo(1105);
    }

    /**
     * AAC comes in packets of 1024: FFmpeg alone gives 45056 samples for 44101. The muxer's edit list counts whole
     * milliseconds: it hides the last packet of the song of 442398 samples, which has only 30.
     */
    @ParameterizedTest
    @CsvSource({"44101, 44101", "45055, 45055", "442398, 442368", "100001, 100001"})
    void an_m4a_of_any_length_is_counted_alike_everywhere(long samples, long shown, @TempDir Path directory)
            throws Exception {
        FilmParts parts = FilmFixtures.parts(directory, FilmFixtures.Song.M4A, samples, FilmFixtures.SMALL, 60);

        assertThat(parts.facts().samples()).isEqualTo(shown);
        countedAlike(parts, directory);
    }

    @Test
    void an_m4a_of_the_ffmpeg_program_is_counted_alike_everywhere(@TempDir Path directory) throws Exception {
        Path ffmpeg = Path.of(System.getProperty("songreel.test.ffmpeg", "/usr/bin/ffmpeg"));
        assumeThat(ffmpeg).as("an ffmpeg program").isExecutable();
        Path wav = FilmFixtures.Song.WAV_16.write(directory.resolve("song.wav"), 100_001);
        Path song = directory.resolve("song.m4a");
        Process made = new ProcessBuilder(ffmpeg.toString(), "-v", "error", "-i", wav.toString(), "-c:a", "aac",
                song.toString()).redirectErrorStream(true).redirectOutput(directory.resolve("words").toFile()).start();
        assertThat(made.waitFor()).isZero();
        SongFacts facts = FilmFixtures.facts(song, AudioFormat.M4A);
        int frames = (int) Math.round(facts.durationSeconds() * 25);

        assertThat(facts.samples()).isEqualTo(100_001);
        countedAlike(new FilmParts(FilmFixtures.clips(directory, FilmFixtures.SMALL, frames, 60), 25, song, facts,
                Fades.NONE, Map.of(), List.of()), directory);
    }

    /** Song, film with the song's packets, and film with fades: decoded by the one decoder, all are as long. */
    private static void countedAlike(FilmParts copied, Path directory) throws Exception {
        FilmParts faded = new FilmParts(copied.clips(), copied.fps(), copied.song(), copied.facts(),
                new Fades(0.1, 0.1), Map.of(), List.of());
        long samples = copied.facts().samples();
        assertThat(Sound.samples(Demux.song(copied.song(), AudioFormat.M4A), "aac")).hasSize((int) (2 * samples));
        for (FilmParts parts : List.of(copied, faded)) {
            Path film = directory.resolve("fades " + parts.fades().any());
            new FilmComposer().compose(parts, film, NEVER, Progress.none());

            assertThat(new FilmProof().prove(film, parts, NEVER).holds(samples)).isTrue();
            assertThat(Sound.samples(Demux.audio(film), "aac")).hasSize((int) (2 * samples));
        }
    }

    @Test
    void a_song_whose_edit_list_hides_whole_packets_keeps_its_place(@TempDir Path directory) throws Exception {
        Path song = FilmFixtures.Song.M4A.write(directory.resolve("song.m4a"), 100_000);
        byte[] bytes = Files.readAllBytes(song);
        int elst = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("elst");
        assertThat(ByteBuffer.wrap(bytes).getInt(elst + 16)).isEqualTo(1024);
        Files.write(song, ByteBuffer.wrap(bytes).putInt(elst + 16, 3000).array());
        SongFacts facts = FilmFixtures.facts(song, AudioFormat.M4A);
        int frames = (int) Math.round(facts.durationSeconds() * 25);
        FilmParts parts = new FilmParts(FilmFixtures.clips(directory, FilmFixtures.SMALL, frames, 40), 25, song, facts,
                Fades.NONE, Map.of(), List.of());
        Path film = directory.resolve("film.mp4");

        new FilmComposer().compose(parts, film, NEVER, Progress.none());

        TimingProof proof = new FilmProof().prove(film, parts, NEVER);
        assertThat(proof.holds(facts.samples())).isTrue();
        assertThat(proof.audioPacketsIdentical()).isTrue();
        assertThat(Mp4Layout.read(film).track("soun").skippedTicks()).isEqualTo(3000);
        int[] before = Sound.samples(Demux.song(song, AudioFormat.M4A), "aac");
        int[] after = Sound.samples(Demux.audio(film), "aac");
        assertThat(Arrays.copyOf(after, before.length)).isEqualTo(before);
    }

    @Test
    void junk_amid_a_song_does_not_shift_what_follows(@TempDir Path directory) throws Exception {
        // once the packets were copied: those without sound took time all the same, and the song's end was cut off
        Path song = FilmFixtures.Song.MP3_CBR.write(directory.resolve("song.mp3"), 200_000);
        byte[] bytes = Files.readAllBytes(song);
        new Random(3).ints(3000, 0, 256).forEach(new IntConsumer() {
            private int at = bytes.length / 2;

            @Override
            public void accept(int value) {
                bytes[at++] = (byte) value;
            }
        });
        Files.write(song, bytes);
        SongFacts facts = FilmFixtures.facts(song, AudioFormat.MP3);
        int frames = (int) Math.round(facts.durationSeconds() * 25);
        FilmParts parts = new FilmParts(FilmFixtures.clips(directory, FilmFixtures.SMALL, frames, 40), 25, song, facts,
                Fades.NONE, Map.of(), List.of());
        Path film = directory.resolve("film.mp4");

        FilmComposer.Composed composed = new FilmComposer().compose(parts, film, NEVER, Progress.none());

        assertThat(composed.carriage()).isEqualTo(AudioCarriage.LOSSLESS);
        assertThat(composed.warnings()).first().asString().contains("damaged");
        assertThat(new FilmProof().prove(film, parts, NEVER).holds(facts.samples())).isTrue();
    }

    @Test
    void a_film_with_another_clip_in_it_proves_nothing(@TempDir Path directory) throws Exception {
        FilmParts parts = FilmFixtures.parts(directory, FilmFixtures.Song.FLAC_16, 100_001, FilmFixtures.SMALL, 10);
        Path film = directory.resolve("film.mp4");
        FilmClip first = parts.clips().getFirst();
        FilmFixtures.clip(first.path(), FilmFixtures.SMALL, first.frames(), 5000);
        new FilmComposer().compose(parts, film, NEVER, Progress.none());

        TimingProof proof = new FilmProof().prove(film, parts, NEVER);

        assertThat(proof.framesDecoded()).isLessThan(proof.framesExpected());
        assertThat(proof.holds(parts.facts().samples())).isFalse();
    }

    @Test
    void clips_that_nobody_decoded_are_decoded_from_the_film(@TempDir Path directory) throws Exception {
        FilmParts checked = FilmFixtures.parts(directory, FilmFixtures.Song.FLAC_16, 100_001, FilmFixtures.SMALL, 10);
        List<FilmClip> unchecked = checked.clips().stream().map(clip -> new FilmClip(clip.path(), clip.frames()))
                .toList();
        FilmParts parts = new FilmParts(unchecked, checked.fps(), checked.song(), checked.facts(), Fades.NONE,
                Map.of(), List.of());
        Path film = directory.resolve("film.mp4");
        new FilmComposer().compose(parts, film, NEVER, Progress.none());

        assertThat(new FilmProof().prove(film, parts, NEVER).holds(parts.facts().samples())).isTrue();
    }

    /** Decoded sound as 24-bit integers, interleaved. */
    private static final class Sound {
        private static final int FULL_SCALE = 1 << 23;

        static int[] samples(Demux opened, String codecs) throws IOException {
            Growing samples = new Growing();
            try (Demux source = opened; Decoder decoder = new Decoder(source, codecs, Decoder.Depth.EXACT, 1)) {
                for (AVPacket packet = source.next(); packet != null; packet = source.next()) {
                    decoder.decode(packet, frame -> samples.add(values(frame)));
                }
                decoder.decode(null, frame -> samples.add(values(frame)));
            }
            return Arrays.copyOf(samples.values, samples.size);
        }

        static long beyondFullScale(Path wave) throws IOException {
            long[] beyond = new long[1];
            try (Demux source = Demux.song(wave, AudioFormat.WAV);
                    Decoder decoder = new Decoder(source, Demux.codecs(AudioFormat.WAV), Decoder.Depth.EXACT, 1)) {
                for (AVPacket packet = source.next(); packet != null; packet = source.next()) {
                    decoder.decode(packet, frame -> {
                        for (int i = 0; frame.format() == avutil.AV_SAMPLE_FMT_FLT && i < 2 * frame.nb_samples(); i++) {
                            beyond[0] += Math.abs(frame.data(0).getFloat(4L * i)) > 1 ? 1 : 0;
                        }
                    });
                }
            }
            return beyond[0];
        }

        private static int[] values(AVFrame frame) {
            int[] values = new int[2 * frame.nb_samples()];
            for (int i = 0; i < values.length; i++) {
                values[i] = switch (frame.format()) {
                    case avutil.AV_SAMPLE_FMT_S16 -> frame.data(0).getShort(2L * i) << 8;
                    case avutil.AV_SAMPLE_FMT_S32 -> frame.data(0).getInt(4L * i) >> 8;
                    case avutil.AV_SAMPLE_FMT_FLT -> rounded(frame.data(0).getFloat(4L * i));
                    case avutil.AV_SAMPLE_FMT_FLTP -> rounded(frame.data(i % 2).getFloat(4L * (i / 2)));
                    default -> throw new IllegalArgumentException("sample format " + frame.format());
                };
            }
            return values;
        }

        private static int rounded(float value) {
            return (int) Math.clamp(Math.rint((double) value * FULL_SCALE), -FULL_SCALE, FULL_SCALE - 1);
        }
    }

    private static final class Growing {
        private int[] values = new int[1 << 16];
        private int size;

        void add(int[] more) {
            while (size + more.length > values.length) {
                values = Arrays.copyOf(values, 2 * values.length);
            }
            System.arraycopy(more, 0, values, size, more.length);
            size += more.length;
        }
    }
}
