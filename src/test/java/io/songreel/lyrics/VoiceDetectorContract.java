package io.songreel.lyrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.job.CancelSwitch;
import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** What every voice detector keeps to. */
public abstract class VoiceDetectorContract {
    /** A detector that may be asked several times. */
    protected abstract VoiceDetector detector();

    /** Five and a half seconds of speech: two sentences with a pause of a second between them. */
    protected static float[] speech() throws IOException {
        try (InputStream in = Objects
                .requireNonNull(VoiceDetectorContract.class.getResourceAsStream("/voice/speech.wav"))) {
            byte[] wav = in.readAllBytes();
            float[] samples = new float[(wav.length - 44) / 2];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).getShort(44 + 2 * i) / 32768f;
            }
            return samples;
        }
    }

    /** Samples in memory as a song. */
    protected static Pcm16k song(float... samples) {
        return new Pcm16k() {
            @Override
            public long length() {
                return samples.length;
            }

            @Override
            public int read(long position, float[] into, int count) {
                int some = Math.clamp(samples.length - position, 0, count);
                System.arraycopy(samples, (int) position, into, 0, some);
                return some;
            }
        };
    }

    /** The speech over and over, with its own pauses, {@code seconds} long. */
    protected static Pcm16k talk(int seconds) throws IOException {
        float[] once = speech();
        float[] samples = new float[seconds * Pcm16k.RATE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = once[i % once.length];
        }
        return song(samples);
    }

    private List<Span> heard(Pcm16k song) throws IOException {
        return detector().voices(song, CancelToken.never(), Progress.none());
    }

    @Test
    void spans_are_in_order_apart_and_within_the_song() throws IOException {
        for (int seconds : new int[]{1, 12, 70}) {
            List<Span> spans = heard(talk(seconds));
            assertThat(spans).isNotEmpty();
            double at = 0;
            for (Span span : spans) {
                assertThat(span.start()).isGreaterThanOrEqualTo(at);
                assertThat(span.end()).isGreaterThan(span.start()).isLessThanOrEqualTo(seconds);
                at = span.end();
            }
        }
    }

    @Test
    void nobody_is_heard_in_silence_or_in_no_song() throws IOException {
        assertThat(heard(song())).isEmpty();
        assertThat(heard(song(0.1f))).isEmpty();
        assertThat(heard(song(new float[5 * Pcm16k.RATE]))).isEmpty();
    }

    @Test
    void the_same_song_has_the_same_voices() throws IOException {
        VoiceDetector detector = detector();
        Pcm16k song = talk(20);
        List<Span> once = detector.voices(song, CancelToken.never(), Progress.none());
        assertThat(detector.voices(song, CancelToken.never(), Progress.none())).isEqualTo(once);
    }

    @Test
    void progress_never_falls_and_ends_at_one() throws IOException {
        List<Double> seen = new ArrayList<>();
        detector().voices(talk(80), CancelToken.never(), (fraction, message) -> {
            assertThat(message).isNotBlank();
            seen.add(fraction);
        });
        assertThat(seen).isSorted().allMatch(fraction -> fraction >= 0 && fraction <= 1);
        assertThat(seen.getLast()).isEqualTo(1.0);
        assertThat(seen).as("more than one window").hasSizeGreaterThan(3);
    }

    @Test
    void a_cancel_leaves_by_exception_and_the_next_song_is_heard() throws IOException {
        VoiceDetector detector = detector();
        CancelSwitch token = new CancelSwitch();
        assertThatThrownBy(() -> detector.voices(talk(120), token, (fraction, message) -> {
            if (fraction > 0) {
                token.cancel();
            }
        })).isInstanceOf(CancellationException.class);
        assertThat(detector.voices(talk(6), CancelToken.never(), Progress.none())).isNotEmpty();
    }

    @Test
    void its_identity_is_a_name_that_stays() {
        assertThat(detector().identity()).isNotBlank().isEqualTo(detector().identity());
    }
}
