package io.songreel.lyrics.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.Pcm16k;
import io.songreel.model.InstalledModel;
import io.songreel.model.Licence;
import io.songreel.model.ModelComponent;
import io.songreel.model.ModelFile;
import io.songreel.model.ModelKind;
import io.songreel.model.ModelManifest;
import io.songreel.model.OnnxRuntimeInfo;
import io.songreel.model.gate.OpenGate;
import io.songreel.model.runtime.ElementType;
import io.songreel.model.runtime.FakeRuntime;
import io.songreel.model.runtime.GraphSignature;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelRuntime;
import io.songreel.model.runtime.Stop;
import io.songreel.model.runtime.Tensor;
import io.songreel.model.runtime.TensorSpec;
import io.songreel.model.runtime.onnx.OnnxModelRuntime;
import io.songreel.model.runtime.onnx.OnnxSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CtcModelTest {
    private static final Path TINY = Path.of("src/test/resources/lyrics/ctc");

    /** The scripts in scripts/fixtures know the same formula. */
    private static double chord(long i) {
        return 0.3 * Math.sin(i * 0.05) + 0.2 * Math.sin(i * 0.0131) * Math.sin(i * 0.4) + 0.05;
    }

    @Test
    void logits_are_those_of_transformers() throws IOException {
        JsonNode known = new ObjectMapper().readTree(TINY.resolve("logits.json").toFile());
        int frames = known.get("frames").asInt();
        int tokens = known.get("tokens").asInt();
        float[] logits = ForcedAlignmentTest.floats(known.get("logits").asText());
        EmissionTable expected = new EmissionTable(frames, 0.02, IntStream.range(0, tokens).toArray());
        for (int t = 0; t < frames; t++) {
            expected.put(t, logits, t * tokens, tokens);
        }
        Emissions heard = listen(onnx(), TINY, Sounds.of(known.get("samples").asLong(), CtcModelTest::chord),
                IntStream.range(0, tokens).toArray());

        assertThat(heard.frames()).isEqualTo(frames);
        assertThat(heard.secondsPerFrame()).isEqualTo(0.02);
        assertThat(heard.values()).containsExactly(expected.emissions().values(), within(1e-4f));
        assertThat(heard.best()).containsExactly(expected.emissions().best(), within(1e-4f));
    }

    @Test
    void the_alphabet_and_the_wish_for_normalised_sound_are_read_from_the_folder() throws IOException {
        CtcVocabulary vocabulary = tiny(onnx(), TINY).over(Sounds.of(400, i -> 0), "a test").vocabulary();
        assertThat(vocabulary.blank()).isZero();
        assertThat(vocabulary.delimiter()).isEqualTo(4);
        assertThat(vocabulary.size()).isEqualTo(32);
        assertThat(vocabulary.letters()).hasSize(27).containsEntry((int) 'E', 5).containsEntry((int) '\'', 27);
        assertThat(vocabulary.english()).isTrue();
    }

    /** A graph whose frames know only their own samples cannot tell windows from the whole. */
    @Test
    void there_is_no_seam_between_windows(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("vocab.json"), Files.readString(TINY.resolve("vocab.json")));
        Files.writeString(folder.resolve("preprocessor_config.json"), "{\"do_normalize\": false}");
        for (double seconds : new double[]{0.01, 0.03, 5, 30, 30.02, 31.9, 32.1, 62.5, 95.37}) {
            long samples = Math.round(seconds * Pcm16k.RATE);
            Emissions heard = listen(fake(folder, CtcModelTest::window), folder, Sounds.of(samples, i -> i / 1e7), 0,
                    5);
            assertThat(heard.frames()).as("%s s", seconds).isEqualTo(ListeningWindows.frames(samples));
            for (int t = 0; t < heard.frames(); t++) {
                // the fake answers with the first sample of each frame
                double first = t * 320L < samples ? t * 320L / 1e7 : 0;
                assertThat((double) heard.at(t, 1) - heard.at(t, 0)).as("frame %d of %s s", t, seconds)
                        .isCloseTo(40 * first, within(1e-3));
            }
        }
    }

    @Test
    void no_window_is_longer_than_its_thirty_seconds_and_the_context() {
        for (long samples = 1; samples < 70L * Pcm16k.RATE; samples += 4321) {
            ListeningWindows windows = new ListeningWindows(samples);
            int from = 0;
            for (int i = 0; i < windows.count(); i++) {
                ListeningWindows.Window window = windows.get(i);
                assertThat(window.from()).isEqualTo(from);
                assertThat(window.length()).isBetween(400, 36 * Pcm16k.RATE);
                assertThat(window.local(window.from())).isBetween(0, 100);
                assertThat(window.local(window.to() - 1)).isLessThan(ListeningWindows.frames(window.length()));
                from = window.to();
            }
            assertThat(from).isEqualTo(windows.frames());
        }
    }

    @Test
    void a_cancel_stops_the_listening() throws IOException {
        Stop stop = new Stop();
        FakeRuntime runtime = fake(TINY, (inputs, cancel) -> {
            stop.pull();
            return window(inputs, cancel);
        });
        Acoustics ear = tiny(runtime, TINY).over(Sounds.of(100L * Pcm16k.RATE, i -> 0), "a test");
        assertThatThrownBy(() -> ear.listen(new int[]{0}, stop, Progress.none()))
                .isInstanceOf(CancellationException.class);
        assertThat(runtime.history()).filteredOn(event -> event.startsWith("run")).hasSize(1);
    }

    @Test
    void a_graph_that_answers_otherwise_is_refused() throws IOException {
        FakeRuntime runtime = fake(TINY,
                (inputs, cancel) -> Map.of("logits", new Tensor.Floats(new float[3 * 32], 1, 3, 32)));
        Acoustics ear = tiny(runtime, TINY).over(Sounds.of(100L * Pcm16k.RATE, i -> 0), "a test");
        assertThatThrownBy(() -> ear.listen(new int[]{0}, CancelToken.never(), Progress.none()))
                .isInstanceOf(ModelException.class).hasMessageContaining("20 ms");
    }

    @Test
    void a_folder_that_is_no_ctc_model_says_what_to_do(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> tiny(onnx(), folder)).isInstanceOf(ModelException.class)
                .hasMessageContaining("pull it again").hasMessageNotContaining(folder.toString());
        Files.writeString(folder.resolve("vocab.json"), "{\"a\": 1");
        assertThatThrownBy(() -> tiny(onnx(), folder)).isInstanceOf(ModelException.class)
                .hasMessageContaining("damaged");
        Files.writeString(folder.resolve("vocab.json"), "{\"eng\": {\"a\": 1}}");
        assertThatThrownBy(() -> tiny(onnx(), folder)).isInstanceOf(ModelException.class);
        Files.writeString(folder.resolve("vocab.json"), "{\"a\": 1}");
        assertThatThrownBy(() -> tiny(onnx(), folder)).isInstanceOf(ModelException.class)
                .hasMessageContaining("no blank");
        Files.writeString(folder.resolve("preprocessor_config.json"), "{\"sampling_rate\": 8000}");
        assertThatThrownBy(() -> tiny(onnx(), folder)).isInstanceOf(ModelException.class)
                .hasMessageContaining("16 kHz");
    }

    @Test
    void lyrics_are_aligned_with_a_real_graph() throws IOException {
        Acoustics ear = tiny(onnx(), TINY).over(Sounds.of(20L * Pcm16k.RATE, CtcModelTest::chord), "a test");
        var aligned = KnownLyrics.align("Hello world\nit's 99 o'clock", 20, new FakeHearing(ear, null, List.of()),
                CancelToken.never(), Progress.none());
        assertThat(aligned.words()).extracting(word -> word.text()).containsExactly("Hello", "world", "it's", "99",
                "o'clock");
    }

    /** 32 tokens; token 5 answers with the frame's first sample, all else with 0. */
    private static Map<String, Tensor> window(Map<String, Tensor> inputs, CancelToken cancel) {
        float[] sound = ((Tensor.Floats) inputs.getOrDefault("input_values", new Tensor.Floats(new float[0], 0)))
                .values();
        int frames = ListeningWindows.frames(sound.length);
        float[] logits = new float[frames * 32];
        for (int t = 0; t < frames; t++) {
            logits[t * 32 + 5] = 40 * sound[t * 320];
        }
        return Map.of("logits", new Tensor.Floats(logits, 1, frames, 32));
    }

    private static FakeRuntime fake(Path folder, FakeRuntime.Network network) {
        GraphSignature signature = new GraphSignature(
                Map.of("input_values", new TensorSpec(ElementType.FLOAT32, 1, TensorSpec.FREE)),
                Map.of("logits", new TensorSpec(ElementType.FLOAT32, 1, TensorSpec.FREE, 32)));
        return new FakeRuntime("onnx").graph(folder.resolve("model.onnx"), 1, signature, network);
    }

    private static OnnxModelRuntime onnx() {
        return new OnnxModelRuntime(OnnxRuntimeInfo.probe(Path.of("target/onnxruntime")), OnnxSettings.DEFAULTS);
    }

    private static Emissions listen(ModelRuntime runtime, Path folder, Pcm16k song, int... tokens) throws IOException {
        return tiny(runtime, folder).over(song, "a test").listen(tokens, CancelToken.never(), Progress.none());
    }

    private static CtcModel tiny(ModelRuntime runtime, Path folder) throws ModelException {
        ModelManifest manifest = new ModelManifest("tiny-ctc", "Tiny", "", new ModelKind("align", "wav2vec2", "onnx"),
                new Licence("Apache-2.0", URI.create("https://www.apache.org/licenses/LICENSE-2.0"), true, null), 1000,
                new ModelManifest.Standing(0, false), List.of(new ModelFile("model.onnx", null, null, null)),
                Map.of("acoustic", new ModelComponent("model.onnx", null)), null, null, null);
        return CtcModel.read(new InstalledModel(manifest, folder, "abc"), new OpenGate(runtime));
    }
}
