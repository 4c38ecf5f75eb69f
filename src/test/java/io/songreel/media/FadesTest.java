package io.songreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FadesTest {
    @Test
    void the_gain_rises_from_silence_and_falls_to_silence() {
        Fades fades = new Fades(1, 2);

        assertThat(fades.gain(0, 1000, 100)).isZero();
        assertThat(fades.gain(50, 1000, 100)).isEqualTo(0.5, within(1e-9));
        assertThat(fades.gain(100, 1000, 100)).isEqualTo(1);
        assertThat(fades.gain(799, 1000, 100)).isEqualTo(1);
        assertThat(fades.gain(899, 1000, 100)).isEqualTo(0.5, within(1e-9));
        assertThat(fades.gain(999, 1000, 100)).isZero();
        assertThat(Fades.NONE.gain(0, 1000, 100)).isEqualTo(1);
    }

    @Test
    void fades_are_finite() {
        assertThatThrownBy(() -> new Fades(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fades(0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fades(0, Double.POSITIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"MP3_VBR, REENCODED", "M4A, REENCODED", "OGG_OPUS, REENCODED", "OGG_VORBIS, REENCODED",
        "FLAC_16, LOSSLESS", "WAV_24, LOSSLESS"})
    void a_faded_song_keeps_its_length(FilmFixtures.Song song, AudioCarriage carriage, @TempDir Path directory)
            throws Exception {
        FilmParts plain = FilmFixtures.parts(directory, song, 2L * song.rate + 333, FilmFixtures.SMALL, 30);
        FilmParts parts = new FilmParts(plain.clips(), 25, plain.song(), plain.facts(), new Fades(0.5, 0.5), Map.of(),
                plain.chapters());
        Path film = directory.resolve("film.mp4");

        FilmComposer.Composed composed = new FilmComposer().compose(parts, film, CancelToken.never(), Progress.none());

        TimingProof proof = new FilmProof().prove(film, parts, CancelToken.never());
        assertThat(composed.carriage()).isEqualTo(carriage);
        assertThat(composed.warnings()).isEmpty();
        assertThat(proof.audioSamples()).isEqualTo(parts.facts().samples());
        assertThat(Math.abs(proof.deltaMillis())).isLessThan(0.02);
        assertThat(proof.audioPacketsIdentical()).isFalse();
        double[] loudness = loudness(film, parts.facts().samples());
        assertThat(loudness[0]).isLessThan(0.05 * loudness[5]);
        assertThat(loudness[9]).isLessThan(0.05 * loudness[5]);
    }

    /** Energy of the first channel in ten parts of the song, of which a fade of a quarter spans two and a half. */
    private static double[] loudness(Path film, long samples) throws Exception {
        double[] energy = new double[11];
        long[] position = new long[1];
        try (Demux source = Demux.audio(film);
                Decoder decoder = new Decoder(source, Demux.FILM_CODECS, Decoder.Depth.EXACT, 1)) {
            Decoder.FrameTaker add = frame -> {
                for (int i = 0; i < frame.nb_samples(); i++) {
                    int part = (int) Math.min(10, 10 * position[0]++ / samples);
                    double value = first(frame, i);
                    energy[part] += value * value;
                }
            };
            for (AVPacket packet = source.next(); packet != null; packet = source.next()) {
                decoder.decode(packet, add);
            }
            decoder.decode(null, add);
        }
        return energy;
    }

    private static double first(AVFrame frame, int index) {
        return switch (frame.format()) {
            case avutil.AV_SAMPLE_FMT_S16 -> frame.data(0).getShort(4L * index) / 32768.0;
            case avutil.AV_SAMPLE_FMT_S32 -> frame.data(0).getInt(8L * index) / 2147483648.0;
            case avutil.AV_SAMPLE_FMT_FLTP -> frame.data(0).getFloat(4L * index);
            default -> throw new IllegalArgumentException("sample format " + frame.format());
        };
    }
}
