package io.songreel.lyrics.whisper.onnx;

import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Some texts that go on side by side, with what the decoder keeps of each. They run together as far as the keys and
 * values of the sound, of which each row of a run needs its own copy, stay within bounds.
 */
final class Rows {
    private final TextDecoder decoder;
    private final int vocabulary;
    private final int together;
    private final Map<String, Tensor.Floats> sound;
    private Map<String, Tensor.Floats> lastSound = Map.of();
    private List<Map<String, Tensor.Floats>> chunks = new ArrayList<>();

    Rows(TextDecoder decoder, WhisperModel model, TextDecoder.Start start, int count) {
        this.decoder = decoder;
        this.vocabulary = model.shape().vocabulary();
        this.together = Math.clamp(WhisperModel.MOST_SOUND_BYTES / model.shape().soundBytes(), 1, count);
        this.sound = repeated(start.sound(), together);
        for (int at = 0; at < count; at += together) {
            chunks.add(repeated(start.text(), Math.min(together, count - at)));
        }
        if (count % together != 0) {
            lastSound = repeated(start.sound(), count % together);
        }
    }

    /** The logits after one more token for each row. */
    float[][] step(int... tokens) throws ModelException {
        float[][] logits = new float[tokens.length][];
        int at = 0;
        for (Map<String, Tensor.Floats> chunk : chunks) {
            int size = Math.min(together, tokens.length - at);
            long[] ids = Arrays.stream(tokens, at, at + size).asLongStream().toArray();
            float[] all = decoder.step(ids, chunk, size == together ? sound : lastSound);
            for (int i = 0; i < size; i++) {
                logits[at + i] = Arrays.copyOfRange(all, i * vocabulary, (i + 1) * vocabulary);
            }
            at += size;
        }
        return logits;
    }

    /** Row i goes on as row {@code sources[i]} was. */
    void arrange(int... sources) {
        boolean same = true;
        for (int i = 0; i < sources.length; i++) {
            same &= sources[i] == i;
        }
        if (same) {
            return;
        }
        List<Map<String, Tensor.Floats>> arranged = new ArrayList<>();
        for (int at = 0; at < sources.length; at += together) {
            int[] rows = Arrays.copyOfRange(sources, at, Math.min(sources.length, at + together));
            Map<String, Tensor.Floats> chunk = new LinkedHashMap<>();
            for (String name : chunks.getFirst().keySet()) {
                chunk.put(name, gathered(name, rows));
            }
            arranged.add(chunk);
        }
        chunks = arranged;
    }

    private Tensor.Floats gathered(String name, int... rows) {
        int[] shape = shape(chunks.getFirst(), name).clone();
        int size = shape[1] * shape[2] * shape[3];
        float[] values = new float[rows.length * size];
        for (int i = 0; i < rows.length; i++) {
            Tensor.Floats from = tensor(chunks.get(rows[i] / together), name);
            System.arraycopy(from.values(), rows[i] % together * size, values, i * size, size);
        }
        shape[0] = rows.length;
        return new Tensor.Floats(values, shape);
    }

    private static Map<String, Tensor.Floats> repeated(Map<String, Tensor.Floats> one, int count) {
        Map<String, Tensor.Floats> many = new LinkedHashMap<>();
        one.forEach((name, tensor) -> many.put(name, count == 1 ? tensor : repeated(tensor, count)));
        return many;
    }

    private static Tensor.Floats repeated(Tensor.Floats one, int count) {
        int size = one.values().length;
        float[] values = new float[size * count];
        for (int i = 0; i < count; i++) {
            System.arraycopy(one.values(), 0, values, i * size, size);
        }
        int[] shape = one.shape().clone();
        shape[0] = count;
        return new Tensor.Floats(values, shape);
    }

    private static Tensor.Floats tensor(Map<String, Tensor.Floats> chunk, String name) {
        Tensor.Floats tensor = chunk.get(name);
        if (tensor == null) {
            throw new IllegalStateException("no " + name);
        }
        return tensor;
    }

    private static int[] shape(Map<String, Tensor.Floats> chunk, String name) {
        return tensor(chunk, name).shape();
    }
}
