package io.songreel.lyrics.whisper.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.songreel.lyrics.Pcm16k;
import io.songreel.model.InstalledModel;
import io.songreel.model.ModelComponent;
import io.songreel.model.ModelManifest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code scripts/fixtures/make_whisper.py} made: a tiny random Whisper, and what the reference computes with it. */
final class TinyWhisper {
    static final Path FOLDER = Path.of("src/test/resources/whisper/tiny");
    private static final double SECONDS = 71.3;
    private static final int[] PITCHES = {180, 240, 310, 420, 560, 900};

    private TinyWhisper() {
    }

    /** With two decoders, as our own export has them. */
    static InstalledModel split() throws IOException {
        return without("decoder_merged");
    }

    /** With one merged decoder, as published exports have it. */
    static InstalledModel merged() throws IOException {
        return without("decoder", "decoder_with_past");
    }

    private static InstalledModel without(String... components) throws IOException {
        InstalledModel all = WhisperFolder.installed(FOLDER);
        ModelManifest manifest = all.manifest();
        Map<String, ModelComponent> kept = new LinkedHashMap<>(manifest.components());
        for (String component : components) {
            kept.remove(component);
        }
        return new InstalledModel(new ModelManifest(manifest.id(), manifest.name(),
                manifest.description(), manifest.kind(), manifest.licence(), manifest.memoryBytes(),
                manifest.standing(), manifest.files(), kept, null, null, null), all.folder(), all.identity());
    }

    static JsonNode expected() throws IOException {
        return new ObjectMapper().readTree(Path.of("src/test/resources/whisper/expected.json").toFile());
    }

    static float[] floats(JsonNode base64) {
        byte[] bytes = Base64.getDecoder().decode(base64.asText());
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    /** Tones that come and go, as the script makes them. */
    static float[] samples() {
        double[] wave = new double[(int) Math.round(SECONDS * Pcm16k.RATE)];
        for (int k = 0; k < (int) (SECONDS / 0.7); k++) {
            int pitch = PITCHES[(7 * k * k + 3 * k) % PITCHES.length];
            double loud = 0.1 + 0.04 * (k * 37 % 11);
            for (int i = 0; i < wave.length; i++) {
                double time = i / 16_000.0;
                double place = (time - 0.4 - 0.7 * k) / 0.13;
                if (Math.abs(place) < 8) {
                    wave[i] += loud * Math.sin(2 * Math.PI * pitch * time) * Math.exp(-place * place);
                }
            }
        }
        float[] samples = new float[wave.length];
        for (int i = 0; i < wave.length; i++) {
            samples[i] = (float) (Math.rint(wave[i] * 32_767) / 32_768);
        }
        return samples;
    }

    static Pcm16k song(float... samples) {
        return new Pcm16k() {
            @Override
            public long length() {
                return samples.length;
            }

            @Override
            public int read(long position, float[] into, int count) {
                // a little at a time, as a file may
                int some = Math.clamp(samples.length - position, 0, Math.min(count, 5_000));
                System.arraycopy(samples, (int) position, into, 0, some);
                return some;
            }
        };
    }
}
