package io.songreel.media;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * One full decode of a song: its canonical length and our own PCM. No duration that the file states is believed; what
 * is counted is what was decoded. Memory does not depend on the length.
 */
final class SongDecoder {
    private static final int MIN_RATE = 4_000;
    private static final int MAX_RATE = 768_000;

    private final Path file;
    private final AudioFormat format;
    private final int maxSeconds;

    SongDecoder(Path file, AudioFormat format, int maxSeconds) {
        this.file = file;
        this.format = format;
        this.maxSeconds = maxSeconds;
    }

    /** @param pcm must not exist; mono 16-bit WAV of {@code round(samples × 44100 ÷ rate)} samples */
    SongFacts decodeTo(Path pcm) throws IOException, MediaRefused {
        try (AudioInput input = AudioInput.open(file, format);
                WavWriter wav = new WavWriter(pcm);
                MonoMix mix = new MonoMix(wav);
                LoudnessTap loudness = new LoudnessTap()) {
            long samples = 0;
            int rate = 0;
            int channels = 0;
            for (AVFrame frame = input.next(); frame != null; frame = input.next()) {
                if (samples == 0) {
                    rate = checkedRate(frame);
                    channels = frame.ch_layout().nb_channels();
                }
                checkShape(frame, rate);
                samples += frame.nb_samples();
                if (samples > (long) maxSeconds * rate) {
                    throw Refusal.tooLong(maxSeconds);
                }
                mix.write(frame);
                loudness.hear(frame);
            }
            if (samples == 0) {
                throw Refusal.noAudio();
            }
            mix.flush();
            wav.finish(pcmSamples(samples, rate));
            return new SongFacts(format, input.codec(), samples, rate, channels, loudness.lufs());
        }
    }

    static long pcmSamples(long samples, int rate) {
        return Math.max(1, (samples * WavWriter.RATE + rate / 2) / rate);
    }

    private static int checkedRate(AVFrame frame) throws MediaRefused {
        int rate = frame.sample_rate();
        if (rate < MIN_RATE || rate > MAX_RATE) {
            throw Refusal.rateChanges();
        }
        return rate;
    }

    private static void checkShape(AVFrame frame, int rate) throws MediaRefused {
        int channels = frame.ch_layout().nb_channels();
        if (channels < 1 || channels > Refusal.MAX_CHANNELS) {
            throw Refusal.channels();
        }
        if (frame.sample_rate() != rate) {
            throw Refusal.rateChanges();
        }
    }
}
