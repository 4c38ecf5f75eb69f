package io.songreel.lyrics.whisper.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.songreel.audio.LogMel;
import io.songreel.audio.PcmSource;
import io.songreel.job.CancelToken;
import io.songreel.lyrics.Pcm16k;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SongMelTest {
    @ParameterizedTest
    @ValueSource(ints = {80, 128})
    void frames_are_those_of_the_feature_extractor_of_transformers(int bands) throws IOException {
        JsonNode mels = TinyWhisper.expected().path("mel");
        float[] wanted = TinyWhisper.floats(mels.path(String.valueOf(bands)));
        Pcm16k song = TinyWhisper.song(Arrays.copyOf(TinyWhisper.samples(), 24_000));
        PcmSource source = (position, into, count) -> song.read(position, into, count);
        float[] power = new LogMel(bands).of(source, 32_000, 0, 200);
        float loudest = LogMel.FLOOR;
        for (float value : power) {
            loudest = Math.max(loudest, value);
        }
        int every = bands == 128 ? 3 : 1;
        float[] kept = new float[wanted.length];
        int columns = wanted.length / bands;
        for (int i = 0; i < kept.length; i++) {
            float value = power[i / columns * 200 + i % columns * every];
            kept[i] = (Math.max(value, loudest - 8) + 4) / 4;
        }
        assertThat(kept).containsExactly(wanted, within(1e-5f));
    }

    @Test
    void a_window_is_the_same_wherever_it_is_cut_from_the_song() throws IOException {
        SongMel mel = SongMel.of(TinyWhisper.song(TinyWhisper.samples()), 80, 3000, CancelToken.never());
        float[] whole = mel.window(1000, 2000);
        float[] later = mel.window(1731, 900);
        for (int b = 0; b < 80; b++) {
            assertThat(Arrays.copyOfRange(later, b * 3000, b * 3000 + 900))
                    .containsExactly(Arrays.copyOfRange(whole, b * 3000 + 731, b * 3000 + 1631), within(1e-6f));
            assertThat(later[b * 3000 + 900]).as("behind the window's own frames").isZero();
        }
    }
}
