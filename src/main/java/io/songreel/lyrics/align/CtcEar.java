package io.songreel.lyrics.align;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.lyrics.Pcm16k;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Runs a CTC graph, {@code input_values [1, n]} to {@code logits [1, frames, tokens]}, over a song, window by window. */
final class CtcEar {
    private static final String SOUND = "input_values";
    private static final String MASK = "attention_mask";
    private static final String ANSWER = "logits";
    /** transformers adds it before the root. */
    private static final double LEAST_VARIANCE = 1e-7;

    private final ModelSession session;
    private final int leastTokens;
    private final boolean normalised;

    /**
     * @param leastTokens
     *            that a frame has to have
     * @param normalised
     *            whether the model wants windows of mean 0 and deviation 1
     */
    CtcEar(ModelSession session, int leastTokens, boolean normalised) throws ModelException {
        this.session = session;
        this.leastTokens = leastTokens;
        this.normalised = normalised;
        if (!session.inputs().containsKey(SOUND) || !session.outputs().containsKey(ANSWER)) {
            throw strange();
        }
    }

    Emissions listen(Pcm16k song, int[] tokens, CancelToken cancel, Progress progress) throws IOException {
        ListeningWindows windows = new ListeningWindows(song.length());
        EmissionTable table = new EmissionTable(windows.frames(), (double) ListeningWindows.STEP / Pcm16k.RATE, tokens);
        for (int i = 0; i < windows.count(); i++) {
            cancel.check();
            progress.at((double) i / windows.count(), "listening for the lyrics");
            ListeningWindows.Window window = windows.get(i);
            Tensor.Floats logits = run(sound(song, window), cancel);
            int size = logits.shape()[2];
            int frames = logits.shape()[1];
            if (Math.abs(frames - ListeningWindows.frames(window.length())) > 1) {
                throw strange();
            }
            for (int t = window.from(); t < window.to(); t++) {
                // a graph with padding may count one frame more or less
                table.put(t, logits.values(), Math.min(window.local(t), frames - 1) * size, size);
            }
        }
        return table.emissions();
    }

    private float[] sound(Pcm16k song, ListeningWindows.Window window) throws IOException {
        float[] sound = new float[window.length()];
        int count = (int) Math.min(window.length(), song.length() - window.start());
        int read = 0;
        float[] part = sound;
        while (read < count) {
            int got = song.read(window.start() + read, part, count - read);
            if (got <= 0) {
                break;
            }
            if (part != sound) {
                System.arraycopy(part, 0, sound, read, got);
            }
            read += got;
            part = read < count ? new float[count - read] : part;
        }
        if (normalised) {
            normalise(sound, Math.max(1, read));
        }
        return sound;
    }

    /** As transformers does: over the window, deviation with all of it in the divisor. */
    private static void normalise(float[] sound, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += sound[i];
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            squares += (sound[i] - mean) * (sound[i] - mean);
        }
        double scale = 1 / Math.sqrt(squares / count + LEAST_VARIANCE);
        for (int i = 0; i < count; i++) {
            sound[i] = (float) ((sound[i] - mean) * scale);
        }
    }

    private Tensor.Floats run(float[] sound, CancelToken cancel) throws ModelException {
        Map<String, Tensor> inputs = new HashMap<>();
        inputs.put(SOUND, new Tensor.Floats(sound, 1, sound.length));
        if (session.inputs().containsKey(MASK)) {
            long[] all = new long[sound.length];
            Arrays.fill(all, 1);
            inputs.put(MASK, new Tensor.Longs(all, 1, sound.length));
        }
        if (session.run(inputs, Set.of(ANSWER), cancel).get(ANSWER) instanceof Tensor.Floats logits
                && logits.shape().length == 3 && logits.shape()[0] == 1 && logits.shape()[1] > 0
                && logits.shape()[2] >= leastTokens) {
            return logits;
        }
        throw strange();
    }

    private static ModelException strange() {
        return new ModelException("This is no CTC model that answers each 20 ms of sound with its letters; use another "
                + "alignment model.");
    }
}
