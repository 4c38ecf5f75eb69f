package io.songreel.lyrics.whisper;

import io.songreel.lyrics.Pcm16k;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.songreel.job.CancelSwitch;
import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.Transcriber;
import io.songreel.lyrics.TranscriberContract;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.Word;
import io.songreel.lyrics.whisper.SpeechEngine.Utterance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhisperTranscriberTest extends TranscriberContract {
    private final List<WhisperTranscriber> open = new ArrayList<>();

    @Override
    protected Transcriber transcriber() {
        return with(new ScriptedEngine(List.of(new Utterance(0, 2, " some words"), new Utterance(3, 90, " more"))));
    }

    private WhisperTranscriber with(SpeechEngine engine) {
        WhisperTranscriber transcriber = new WhisperTranscriber("test/1", () -> engine);
        open.add(transcriber);
        return transcriber;
    }

    @AfterEach
    void close() {
        open.forEach(WhisperTranscriber::close);
    }

    @Test
    void a_line_over_the_end_of_a_window_is_heard_whole_in_the_next() throws IOException {
        List<Utterance> script = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            script.add(new Utterance(i * 4, i * 4 + 3.5, "line " + i));
        }
        ScriptedEngine engine = new ScriptedEngine(script);
        Transcript heard = hear(with(engine), 100);
        assertThat(heard.text().lines()).containsExactlyElementsOf(script.stream().map(Utterance::text).toList());
        assertThat(engine.windows).containsExactly(0.0, 28.0, 56.0, 84.0);
        for (int i = 0; i < 25; i++) {
            assertThat(heard.words().get(2 * i).start()).isCloseTo(i * 4, within(1e-3));
            assertThat(heard.words().get(2 * i + 1).end()).isCloseTo(i * 4 + 3.5, within(1e-3));
        }
        assertThat(heard.words()).allMatch(word -> word.source() == Word.Source.INTERPOLATED);
    }

    @Test
    void a_line_longer_than_a_window_does_not_stop_it() throws IOException {
        ScriptedEngine engine = new ScriptedEngine(List.of(new Utterance(5, 80, "endless")));
        hear(with(engine), 100);
        assertThat(engine.windows).containsExactly(0.0, 30.0, 60.0, 88.0);
    }

    @Test
    void silence_is_not_shown_to_the_model() throws IOException {
        ScriptedEngine engine = new ScriptedEngine(List.of(new Utterance(0, 60, "ghost")));
        Pcm16k silence = new Pcm16k() {
            @Override
            public long length() {
                return 60 * 16_000;
            }

            @Override
            public int read(long position, float[] into, int count) {
                return count;
            }
        };
        assertThat(with(engine).transcribe(silence, "en", CancelToken.never(), Progress.none()).words()).isEmpty();
        assertThat(engine.windows).isEmpty();
    }

    @Test
    void the_language_is_handed_on_and_one_the_model_does_not_know_is_found_out() throws IOException {
        ScriptedEngine engine = new ScriptedEngine(List.of());
        WhisperTranscriber transcriber = with(engine);
        List<String> told = new ArrayList<>();
        for (String language : List.of("de", "auto", "jv", "xx", "aa")) {
            told.add(transcriber.transcribe(CountingSong.seconds(3), language, CancelToken.never(), Progress.none())
                    .language());
        }
        assertThat(engine.languages).containsExactly("de", "auto", "jw", "auto", "auto");
        assertThat(told).containsExactly("de", "", "jv", "", "");
    }

    @Test
    void a_cancel_inside_a_window_does_not_wait_for_the_engine() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        AtomicInteger heard = new AtomicInteger();
        WhisperTranscriber transcriber = with(new SpeechEngine() {
            @Override
            public List<Utterance> hear(float[] samples, String language) throws IOException {
                inside.countDown();
                try {
                    finish.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                heard.incrementAndGet();
                return List.of(new Utterance(0, 1, "late"));
            }

            @Override
            public void close() {
            }
        });
        CancelSwitch token = new CancelSwitch();
        Thread canceller = Thread.ofVirtual().start(() -> {
            try {
                inside.await();
                token.cancel();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        // The engine is still inside its window here: only the cancel can end this call.
        assertThatThrownBy(() -> transcriber.transcribe(CountingSong.seconds(20), "en", token, Progress.none()))
                .isInstanceOf(CancellationException.class);
        assertThat(heard).hasValue(0);
        canceller.join();
        finish.countDown();
        assertThat(hear(transcriber, 5).text()).isEqualTo("late");
        assertThat(heard).hasValue(2);
    }

    @Test
    void the_model_is_loaded_when_asked_and_freed_when_closed() throws IOException {
        AtomicInteger opened = new AtomicInteger();
        ScriptedEngine engine = new ScriptedEngine(List.of());
        WhisperTranscriber transcriber = new WhisperTranscriber("test/1", () -> {
            opened.incrementAndGet();
            return engine;
        });
        assertThat(opened).hasValue(0);
        hear(transcriber, 3);
        hear(transcriber, 3);
        assertThat(opened).hasValue(1);
        transcriber.close();
        transcriber.close();
        assertThat(engine.closed).isTrue();
        assertThatThrownBy(() -> hear(transcriber, 3)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_model_that_cannot_be_loaded_is_an_error_each_time() {
        WhisperTranscriber transcriber = new WhisperTranscriber("test/1", () -> {
            throw new IOException("not there");
        });
        open.add(transcriber);
        assertThatThrownBy(() -> hear(transcriber, 3)).isInstanceOf(IOException.class).hasMessage("not there");
        assertThatThrownBy(() -> hear(transcriber, 3)).isInstanceOf(IOException.class).hasMessage("not there");
    }

    private static Transcript hear(Transcriber transcriber, double seconds) throws IOException {
        return transcriber.transcribe(CountingSong.seconds(seconds), "en", CancelToken.never(), Progress.none());
    }
}
