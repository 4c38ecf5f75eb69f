package io.songreel.lyrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.job.CancelSwitch;
import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.Pcm16k;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** What every transcriber keeps to. */
public abstract class TranscriberContract {
    /** A transcriber that may be asked several times; the same words for the same song. */
    protected abstract Transcriber transcriber();

    /** A song of a quiet hum, {@code seconds} long. */
    protected static Pcm16k hum(double seconds) {
        long length = Math.round(seconds * 16_000);
        return new Pcm16k() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public int read(long position, float[] into, int count) {
                int some = Math.clamp(length - position, 0, count);
                for (int i = 0; i < some; i++) {
                    into[i] = (float) (0.1 * Math.sin(2 * Math.PI * 220 * (position + i) / 16_000));
                }
                return some;
            }
        };
    }

    @Test
    void words_are_in_order_and_within_the_song() throws IOException {
        for (double seconds : new double[]{0.3, 12, 75.5}) {
            Transcript heard = transcriber().transcribe(hum(seconds), "en", CancelToken.never(), Progress.none());
            double at = 0;
            for (Word word : heard.words()) {
                assertThat(word.start()).isGreaterThanOrEqualTo(at);
                assertThat(word.end()).isLessThanOrEqualTo(seconds + 1e-9);
                at = word.start();
            }
            assertThat(heard.words().stream().map(Word::text).toList()).isEqualTo(Tokens.of(heard.text()));
        }
    }

    @Test
    void a_song_without_samples_has_no_words() throws IOException {
        Transcript heard = transcriber().transcribe(hum(0), "auto", CancelToken.never(), Progress.none());
        assertThat(heard.words()).isEmpty();
        assertThat(heard.text()).isEmpty();
    }

    @Test
    void the_same_song_has_the_same_words() throws IOException {
        Transcriber transcriber = transcriber();
        Transcript once = transcriber.transcribe(hum(8), "en", CancelToken.never(), Progress.none());
        assertThat(transcriber.transcribe(hum(8), "en", CancelToken.never(), Progress.none())).isEqualTo(once);
    }

    @Test
    void progress_never_falls_and_ends_at_one() throws IOException {
        List<Double> seen = new ArrayList<>();
        transcriber().transcribe(hum(75), "en", CancelToken.never(), (fraction, message) -> {
            assertThat(message).isNotBlank();
            seen.add(fraction);
        });
        assertThat(seen).isSorted().allMatch(fraction -> fraction >= 0 && fraction <= 1);
        assertThat(seen.getLast()).isEqualTo(1.0);
        assertThat(seen).as("more than one window").hasSizeGreaterThan(2);
    }

    @Test
    void a_cancel_leaves_by_exception_and_the_next_song_is_heard() throws IOException {
        Transcriber transcriber = transcriber();
        CancelSwitch token = new CancelSwitch();
        assertThatThrownBy(() -> transcriber.transcribe(hum(120), "en", token, (fraction, message) -> {
            if (fraction > 0) {
                token.cancel();
            }
        })).isInstanceOf(CancellationException.class);
        assertThat(transcriber.transcribe(hum(5), "en", CancelToken.never(), Progress.none())).isNotNull();
    }

    @Test
    void its_identity_is_a_name_that_stays() {
        assertThat(transcriber().identity()).isNotBlank().isEqualTo(transcriber().identity());
    }

}
