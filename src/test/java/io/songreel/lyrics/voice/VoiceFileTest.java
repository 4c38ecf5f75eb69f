package io.songreel.lyrics.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.songreel.lyrics.Pcm16k;
import io.songreel.lyrics.VocalSeparator;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoiceFileTest {
    private final Path file;

    VoiceFileTest(@TempDir Path folder) {
        file = folder.resolve("voice");
    }

    private static float[] tone(int length, double loud, int rate) {
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (float) (loud * Math.sin(2 * Math.PI * 440 * i / rate));
        }
        return samples;
    }

    @Test
    void what_was_taken_is_heard_at_16_khz_and_does_not_clip() throws IOException {
        int length = 2 * VocalSeparator.RATE;
        float[] left = tone(length, 2.0, VocalSeparator.RATE);
        float[] right = tone(length, 1.0, VocalSeparator.RATE);
        try (VoiceFile voice = VoiceFile.create(file)) {
            for (int at = 0; at < length; at += 33_333) {
                int count = Math.min(33_333, length - at);
                voice.take(Arrays.copyOfRange(left, at, at + count),
                        Arrays.copyOfRange(right, at, at + count), count);
            }
            assertThat(voice.samples()).isEqualTo(length);
            Pcm16k speech = voice.speech();
            assertThat(speech.length()).isEqualTo(2L * Pcm16k.RATE);
            float[] heard = new float[2 * Pcm16k.RATE];
            assertThat(speech.read(0, heard, heard.length)).isEqualTo(heard.length);
            float[] wanted = tone(heard.length, 1.5, Pcm16k.RATE);
            for (int i = 200; i < heard.length - 200; i++) {
                assertThat(heard[i]).isCloseTo(wanted[i], within(1e-3f));
            }
        }
        assertThat(file).as("a scratch file").doesNotExist();
    }

    @Test
    void windows_past_the_ends_are_silent_and_overlapping_ones_agree() throws IOException {
        try (VoiceFile voice = VoiceFile.create(file)) {
            float[] samples = tone(1000, 0.5, VocalSeparator.RATE);
            voice.take(samples, samples, 1000);
            float[] window = new float[30];
            assertThat(voice.read(-10, window, 30)).isEqualTo(30);
            assertThat(window[9]).isZero();
            assertThat(window[15]).isEqualTo(samples[5]);
            assertThat(voice.read(990, window, 30)).isEqualTo(10);
            assertThat(window[9]).isEqualTo(samples[999]);
            assertThat(window[10]).isZero();
            assertThat(voice.read(2000, window, 30)).isZero();
        }
    }

    @Test
    void a_file_that_is_there_is_not_written_over() throws IOException {
        Files.writeString(file, "kept");
        assertThatThrownBy(() -> VoiceFile.create(file)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readString(file)).isEqualTo("kept");
    }

    @Test
    void a_mono_song_is_a_mix_with_two_equal_channels() throws IOException {
        try (VoiceFile song = VoiceFile.create(file)) {
            float[] samples = tone(500, 0.5, VocalSeparator.RATE);
            song.take(samples, samples, 500);
            VocalSeparator.Mix mix = Songs.mix(song);
            float[] left = new float[500];
            float[] right = new float[500];
            assertThat(mix.length()).isEqualTo(500);
            assertThat(mix.read(0, left, right, 500)).isEqualTo(500);
            assertThat(left).isEqualTo(samples).isEqualTo(right);
        }
    }
}
