package io.songreel.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.Pcm16k;
import io.songreel.lyrics.Transcriber;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.Word;
import io.songreel.lyrics.whisper.onnx.StayingGate;
import io.songreel.lyrics.whisper.onnx.WhisperFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Hears speech with an exported Whisper and writes {@code NAME.songreel.json} beside each WAV (16 kHz, mono, 16 bits), for
 * {@code scripts/bench/words.py} to compare. {@code WordsBench MODEL BEAMS LANGUAGE WAV…}; the first one is heard twice,
 * once to warm up.
 */
public final class WordsBench {
    private static final PrintStream OUT = System.out;

    private WordsBench() {
    }

    public static void main(String[] args) throws IOException, UnsupportedAudioFileException {
        int beams = Integer.parseInt(args[1]);
        try (StayingGate gate = new StayingGate();
                Transcriber transcriber = WhisperFolder.transcriber(Path.of(args[0]), gate, beams)) {
            hear(transcriber, Path.of(args[3]), args[2]);
            for (int i = 3; i < args.length; i++) {
                Path wav = Path.of(args[i]);
                ObjectNode heard = hear(transcriber, wav, args[2]);
                String name = wav.getFileName().toString().replaceFirst("[.]wav$", "");
                Files.writeString(wav.resolveSibling(name + ".songreel.json"), heard.toString());
                OUT.printf(Locale.ROOT, "%s: %.2f s; %s%n", name, heard.get("seconds").asDouble(),
                        heard.get("text").asText());
            }
        }
    }

    private static ObjectNode hear(Transcriber transcriber, Path wav, String language)
            throws IOException, UnsupportedAudioFileException {
        float[] samples = samples(wav);
        long before = System.nanoTime();
        Transcript heard = transcriber.transcribe(pcm(samples), language, CancelToken.never(), Progress.none());
        double seconds = (System.nanoTime() - before) / 1e9;
        ObjectNode json = new ObjectMapper().createObjectNode().put("text", heard.text())
                .put("language", heard.language()).put("seconds", seconds);
        ArrayNode words = json.putArray("words");
        for (Word word : heard.words()) {
            words.addObject().put("word", word.text()).put("start", word.start()).put("end", word.end())
                    .put("probability", word.confidence());
        }
        return json;
    }

    private static float[] samples(Path wav) throws IOException, UnsupportedAudioFileException {
        try (AudioInputStream in = AudioSystem.getAudioInputStream(wav.toFile())) {
            if (in.getFormat().getSampleRate() != Pcm16k.RATE || in.getFormat().getChannels() != 1
                    || in.getFormat().getSampleSizeInBits() != 16) {
                throw new IOException(wav + " is not mono, 16 kHz, 16 bits");
            }
            byte[] bytes = in.readAllBytes();
            float[] samples = new float[bytes.length / 2];
            ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < samples.length; i++) {
                samples[i] = data.getShort(2 * i) / 32_768f;
            }
            return samples;
        }
    }

    private static Pcm16k pcm(float... samples) {
        return new Pcm16k() {
            @Override
            public long length() {
                return samples.length;
            }

            @Override
            public int read(long position, float[] into, int count) {
                int some = (int) Math.clamp(samples.length - position, 0L, count);
                System.arraycopy(samples, (int) position, into, 0, some);
                return some;
            }
        };
    }
}
