package io.songreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcmFileTest {
    @TempDir
    Path dir = Path.of("");

    @Test
    void reads_what_was_written_and_silence_past_both_ends() throws IOException {
        try (PcmFile pcm = PcmFile.open(wav(100))) {
            float[] window = new float[120];

            assertThat(pcm.read(-10, window, 120)).isEqualTo(110);

            for (int i = 0; i < 120; i++) {
                assertThat(window[i]).isEqualTo(i < 10 || i >= 110 ? 0 : (i - 10) / 32768f);
            }
            assertThat(pcm.read(500, window, 20)).isZero();
            assertThat(window[0]).isZero();
        }
    }

    @Test
    void finish_cuts_or_fills_to_the_very_sample() throws IOException {
        for (long length : new long[]{1, 7, 100, 9_000}) {
            Path file = dir.resolve("cut" + length);
            try (WavWriter wav = new WavWriter(file)) {
                wav.write(ramp(100), 100);
                wav.finish(length);
            }
            try (PcmFile pcm = PcmFile.open(file)) {
                assertThat(pcm.samples()).isEqualTo(length);
            }
        }
    }

    @Test
    void a_file_of_another_form_or_length_is_not_opened() throws IOException {
        byte[] good = Files.readAllBytes(wav(100));
        for (int broken : new int[]{0, 20, 24, 34, 36, 40}) {
            byte[] bad = good.clone();
            bad[broken] ^= 1;
            Path file = Files.write(dir.resolve("bad"), bad);
            assertThatThrownBy(() -> PcmFile.open(file).close()).isInstanceOf(IOException.class);
        }
        Path cut = Files.write(dir.resolve("bad"), Arrays.copyOf(good, good.length - 2));
        assertThatThrownBy(() -> PcmFile.open(cut).close()).isInstanceOf(IOException.class);
    }

    @Property(tries = 300)
    void resampled_windows_agree_wherever_they_start(@ForAll @LongRange(min = -300, max = 20_000) long start,
            @ForAll @IntRange(min = 1, max = 9_000) int count,
            @ForAll @IntRange(min = 0, max = 3) int which) throws IOException {
        int rate = new int[]{16_000, 22_050, 48_000, 8_000}[which];
        PcmSource resampled = new ResampledPcm(tone(50_000, 440), rate);
        float[] window = new float[count];
        resampled.read(start, window, count);
        float[] one = new float[1];
        for (int i = 0; i < count; i += 97) {
            resampled.read(start + i, one, 1);
            assertThat(window[i]).isEqualTo(one[0]);
        }
    }

    @Test
    void a_tone_that_fits_survives_and_one_that_does_not_is_gone() throws IOException {
        float[] heard = new float[16_000];
        new ResampledPcm(tone(44_100 * 2, 1000), 16_000).read(8_000, heard, heard.length);
        double worst = 0;
        for (int n = 0; n < heard.length; n++) {
            worst = Math.max(worst, Math.abs(heard[n] - 0.5 * Math.sin(2 * Math.PI * 1000 * (n + 8000) / 16_000.0)));
        }
        assertThat(worst).isLessThan(1e-4);
        new ResampledPcm(tone(44_100 * 2, 9_000), 16_000).read(8_000, heard, heard.length);
        double loudest = 0;
        for (float value : heard) {
            loudest = Math.max(loudest, Math.abs(value));
        }
        assertThat(loudest).isLessThan(1e-4);
    }

    @Test
    void a_resampled_song_is_as_long_as_the_song() {
        assertThat(new ResampledPcm(tone(442_398, 1), 16_000).samples()).isEqualTo(160_507);
    }

    @Test
    void peaks_hold_the_extremes_of_equal_parts() throws IOException {
        try (PcmFile pcm = PcmFile.open(wav(1000))) {
            Peaks peaks = Peaks.of(pcm, 10);
            assertThat(peaks.min()).containsExactly(0, 100, 200, 300, 400, 500, 600, 700, 800, 900);
            assertThat(peaks.max()).containsExactly(99, 199, 299, 399, 499, 599, 699, 799, 899, 999);
            assertThat(Peaks.of(pcm, 2000).min()).hasSize(1000);
        }
    }

    private Path wav(int samples) throws IOException {
        Path file = dir.resolve("ramp" + samples + ".wav");
        Files.deleteIfExists(file);
        try (WavWriter wav = new WavWriter(file)) {
            wav.write(ramp(samples), samples);
            wav.finish(samples);
        }
        return file;
    }

    private static ByteBuffer ramp(int samples) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < samples; i++) {
            bytes.putShort((short) i);
        }
        return bytes.flip();
    }

    private static PcmSource tone(long samples, double hz) {
        return new PcmSource() {
            @Override
            public long samples() {
                return samples;
            }

            @Override
            public int rate() {
                return 44_100;
            }

            @Override
            public int read(long position, float[] into, int count) {
                for (int i = 0; i < count; i++) {
                    long n = position + i;
                    into[i] = n < 0 || n >= samples ? 0 : (float) (0.5 * Math.sin(2 * Math.PI * hz * n / 44_100));
                }
                return Math.clamp(samples - position, 0, count);
            }
        };
    }
}
