package io.songreel.lyrics.whisper.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.job.CancelSwitch;
import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.Pcm16k;
import io.songreel.lyrics.Span;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.VoiceDetector;
import io.songreel.lyrics.Word;
import io.songreel.model.InstalledModel;
import io.songreel.model.ModelManifest;
import io.songreel.model.runtime.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxWhisperTranscriberTest {
    private static final DecodingOptions PLAIN = new DecodingOptions(1, 2, List.of(0.0), 2.4, -1,
            Double.POSITIVE_INFINITY, true);

    @SuppressWarnings("NullAway.Init")
    private static StayingGate gate;

    @BeforeAll
    static void load() {
        gate = new StayingGate();
    }

    @AfterAll
    static void unload() {
        gate.close();
    }

    @AfterEach
    void everything_was_given_back() {
        assertThat(gate.open()).isZero();
        gate.beforeRun(() -> {
        });
        gate.holders().clear();
    }

    private static OnnxWhisperTranscriber transcriber(@Nullable VoiceDetector detector, DecodingOptions options)
            throws IOException {
        return new OnnxWhisperTranscriber(TinyWhisper.split(), gate, detector, options);
    }

    private static Pcm16k song() {
        return TinyWhisper.song(TinyWhisper.samples());
    }

    private static VoiceDetector hearing(Span... spans) {
        return new VoiceDetector() {
            @Override
            public String identity() {
                return "told";
            }

            @Override
            public List<Span> voices(Pcm16k song, CancelToken cancel, Progress progress) {
                progress.at(1, "told");
                return List.of(spans);
            }
        };
    }

    @Test
    void a_window_is_one_pass_of_the_gate() throws IOException {
        transcriber(null, PLAIN).transcribe(song(), "en", CancelToken.never(), Progress.none());
        assertThat(gate.holders()).hasSizeGreaterThan(2)
                .allMatch(holder -> holder.startsWith("the song's words at "));
    }

    @Test
    void a_song_without_a_voice_is_not_listened_to() throws IOException {
        Transcript heard = transcriber(hearing(), PLAIN).transcribe(song(), "en", CancelToken.never(),
                Progress.none());
        assertThat(heard.words()).isEmpty();
        assertThat(gate.holders()).isEmpty();
    }

    @Test
    void words_are_believed_only_where_there_is_a_voice() throws IOException {
        Span voice = new Span(33, 41);
        Transcript heard = transcriber(hearing(voice), PLAIN).transcribe(song(), "en", CancelToken.never(),
                Progress.none());
        assertThat(heard.words()).allSatisfy(word -> {
            assertThat(word.end()).isGreaterThan(voice.start() - 0.31);
            assertThat(word.start()).isLessThan(voice.end() + 0.31);
        });
        assertThat(gate.holders()).first().asString().contains("0:32");
    }

    @Test
    void word_times_come_from_the_models_attention() throws IOException {
        Transcript heard = transcriber(null, PLAIN).transcribe(song(), "en", CancelToken.never(), Progress.none());
        assertThat(heard.words()).hasSizeGreaterThan(5)
                .allSatisfy(word -> assertThat(word.source()).isEqualTo(Word.Source.WHISPER));
        assertThat(heard.language()).isEqualTo("en");
    }

    @Test
    void a_language_the_model_does_not_know_is_found_out() throws IOException {
        Transcript heard = transcriber(null, PLAIN).transcribe(song(), "fi", CancelToken.never(), Progress.none());
        assertThat(gate.holders()).first().isEqualTo("the song's language");
        assertThat(heard.language()).isIn("en", "zh", "de");
    }

    @Test
    void a_cancel_is_answered_at_the_next_run_of_a_graph() throws IOException {
        CancelSwitch cancel = new CancelSwitch();
        AtomicInteger runs = new AtomicInteger();
        gate.beforeRun(() -> {
            if (runs.incrementAndGet() == 7) {
                cancel.cancel();
            }
        });
        OnnxWhisperTranscriber transcriber = transcriber(null, PLAIN);
        assertThatThrownBy(() -> transcriber.transcribe(song(), "en", cancel, Progress.none()))
                .isInstanceOf(CancellationException.class);
        assertThat(runs).hasValue(7);
    }

    @Test
    void an_unlikely_text_is_tried_again_hotter_and_the_same_way_each_time() throws IOException {
        DecodingOptions strict = new DecodingOptions(2, 2, List.of(0.0, 0.4, 1.0), 0.1, 0,
                Double.POSITIVE_INFINITY, true);
        AtomicInteger runs = new AtomicInteger();
        gate.beforeRun(runs::incrementAndGet);
        Pcm16k start = TinyWhisper.song(Arrays.copyOf(TinyWhisper.samples(), 160_000));
        Transcript once = transcriber(null, strict).transcribe(start, "en", CancelToken.never(), Progress.none());
        int withFallback = runs.getAndSet(0);
        assertThat(transcriber(null, strict).transcribe(start, "en", CancelToken.never(), Progress.none()))
                .isEqualTo(once);
        runs.set(0);
        transcriber(null, strict.atTemperatures(List.of(0.0))).transcribe(start, "en", CancelToken.never(),
                Progress.none());
        assertThat(withFallback).isGreaterThan(runs.get());
    }

    @Test
    void a_folder_that_is_no_whisper_model_is_refused_with_what_to_do(@TempDir Path folder) throws IOException {
        InstalledModel tiny = TinyWhisper.split();
        InstalledModel empty = new InstalledModel(tiny.manifest(), folder, "empty");
        assertThatThrownBy(() -> new OnnxWhisperTranscriber(empty, gate)).isInstanceOf(ModelException.class)
                .hasMessageContaining("config.json").hasMessageNotContaining(folder.toString());
        Files.writeString(folder.resolve("config.json"), "{\"d_model\": 0}");
        assertThatThrownBy(() -> new OnnxWhisperTranscriber(empty, gate)).isInstanceOf(ModelException.class);
        Files.writeString(folder.resolve("config.json"), "[");
        assertThatThrownBy(() -> new OnnxWhisperTranscriber(empty, gate)).isInstanceOf(ModelException.class);
        ModelManifest manifest = tiny.manifest();
        InstalledModel bare = new InstalledModel(new ModelManifest(manifest.id(), manifest.name(), "",
                manifest.kind(), manifest.licence(), 1, manifest.standing(), manifest.files(), Map.of(),
                null, null, null), tiny.folder(), "bare");
        assertThatThrownBy(() -> new OnnxWhisperTranscriber(bare, gate)).isInstanceOf(ModelException.class)
                .hasMessageContaining("decoder");
    }

    @Test
    void its_identity_names_the_model_and_the_detector() throws IOException {
        assertThat(transcriber(null, PLAIN).identity()).contains("whisper-test@1");
        assertThat(transcriber(hearing(), PLAIN).identity()).contains("whisper-test@1").contains("told");
    }
}
