package io.songreel.lyrics.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.diffusion.Golden;
import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.VocalSeparator;
import io.songreel.lyrics.VocalSeparatorContract;
import io.songreel.model.runtime.ModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtdemucsSeparatorTest {
    private static final int SEGMENT = 343_980;

    private static HtdemucsSeparator separator(String graph) {
        return new HtdemucsSeparator(Voices.model(Voices.FOLDER, graph, "separate"), Voices.gate());
    }

    private static VocalSeparatorContract.Kept voice(String graph, VocalSeparator.Mix song) throws IOException {
        VocalSeparatorContract.Kept kept = new VocalSeparatorContract.Kept();
        separator(graph).separate(song, kept, CancelToken.never(), Progress.none());
        return kept;
    }

    @Nested
    class OnATinyNetwork extends VocalSeparatorContract {
        @Override
        protected VocalSeparator separator() {
            return HtdemucsSeparatorTest.separator("tiny_htdemucs.onnx");
        }

        /** The network's segment is 3,000 samples. */
        @Override
        protected int several() {
            return 3000 * 4;
        }

        @Test
        void the_voice_is_the_reference_s() throws IOException {
            JsonNode golden = Voices.json("tiny_htdemucs.json");
            float[] mix = Golden.floats(golden.get("mix"));
            int length = mix.length / 2;
            Kept voice = voice("tiny_htdemucs.onnx",
                    new Stereo(Arrays.copyOf(mix, length), Arrays.copyOfRange(mix, length, mix.length)));
            float[] both = Arrays.copyOf(voice.left, mix.length);
            System.arraycopy(voice.right, 0, both, length, length);
            assertThat(Golden.difference(both, Golden.floats(golden.get("vocals")))).isLessThan(1e-4);
        }

        @Test
        void a_song_is_never_read_in_more_than_its_windows() throws IOException {
            Stereo song = tones(60_000);
            separator().separate(song, (left, right, count) -> assertThat(count).isLessThanOrEqualTo(3000),
                    CancelToken.never(), Progress.none());
            assertThat(song.widest()).isLessThanOrEqualTo(1 << 16);
        }
    }

    /**
     * The full-size contract. Of every stem half is in the frequency branch, where Demucs loses a little at the ends of
     * each segment (its outermost frames count as silent): faint where segments meet, and not held against it at the
     * ends of the song.
     */
    @ParameterizedTest
    @ValueSource(strings = {"stems.onnx", "stems_in_time.onnx"})
    void a_stem_that_is_a_share_of_the_mix_comes_back_as_that_share(String graph) throws IOException {
        VocalSeparatorContract.Stereo song = new Tones().song(SEGMENT + 50_000);
        VocalSeparatorContract.Kept voice = voice(graph, song);
        float[] left = new float[SEGMENT + 50_000];
        float[] right = new float[left.length];
        song.read(0, left, right, left.length);
        assertThat(share(voice.left, left)).as("dB").isGreaterThan(45);
        assertThat(share(voice.right, right)).as("dB").isGreaterThan(45);
    }

    /** How far below 0.4 of the song lies what differs from it, dB; without the outermost 2,048 samples. */
    private static double share(float[] voice, float[] song) {
        double wanted = 0;
        double off = 0;
        for (int i = 2048; i < song.length - 2048; i++) {
            wanted += 0.16 * song[i] * song[i];
            off += (voice[i] - 0.4 * song[i]) * (voice[i] - 0.4 * song[i]);
        }
        return 10 * Math.log10(wanted / Math.max(off, 1e-12));
    }

    private static final class Tones extends VocalSeparatorContract {
        @Override
        protected VocalSeparator separator() {
            throw new UnsupportedOperationException("only its songs are used");
        }

        Stereo song(int length) {
            return tones(length);
        }
    }

    @Test
    void a_segment_s_spectrum_and_its_sound_are_the_reference_s() throws IOException {
        JsonNode golden = Voices.json("demucs_spectrum.json");
        float[] samples = Golden.floats(golden.get("samples"));
        int length = golden.get("length").asInt();
        HtdemucsSpectrum spectrum = new HtdemucsSpectrum(length, golden.get("size").asInt() / 2);
        float[] mag = Golden.floats(golden.get("mag"));
        assertThat(Golden.difference(
                spectrum.of(Arrays.copyOf(samples, length), Arrays.copyOfRange(samples, length, samples.length)), mag))
                .isLessThan(1e-5);
        float[] left = new float[length];
        float[] right = new float[length];
        spectrum.addSound(mag, 0, left, right);
        float[] both = Arrays.copyOf(left, 2 * length);
        System.arraycopy(right, 0, both, length, length);
        assertThat(Golden.difference(both, Golden.floats(golden.get("back")))).isLessThan(1e-5);
    }

    @Test
    void a_graph_of_another_layout_is_refused_with_what_to_do() {
        HtdemucsSeparator wrong = new HtdemucsSeparator(
                Voices.model(Path.of("src/test/resources/render"), "depth.onnx", "separate"), Voices.gate());
        assertThatThrownBy(() -> wrong.separate(new Tones().song(10), (left, right, count) -> {
        }, CancelToken.never(), Progress.none())).isInstanceOf(ModelException.class)
                .hasMessageContaining("install it again");
    }
}
