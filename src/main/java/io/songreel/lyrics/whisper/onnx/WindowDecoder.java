package io.songreel.lyrics.whisper.onnx;

import io.songreel.job.CancelToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;

/** Decodes a window: search, rules, and another try at a higher temperature when a text is no good. */
final class WindowDecoder {
    private final WhisperModel model;
    private final SpecialTokens tokens;
    private final LogitRules rules;
    private final DecodingOptions options;

    WindowDecoder(WhisperModel model, DecodingOptions options) {
        this.model = model;
        this.tokens = model.tokens();
        this.rules = new LogitRules(model);
        this.options = options;
    }

    /**
     * The first good text, or that of the last temperature.
     *
     * @param before
     *            tokens of the text before the window
     * @param seed
     *            of draws at a temperature
     */
    Decoded decode(TextDecoder decoder, String language, List<Integer> before, long seed, CancelToken cancel)
            throws IOException {
        int[] opening = tokens.opening(language);
        int[] start = start(opening, before);
        TextDecoder.Start read = decoder.start(start);
        int vocabulary = model.shape().vocabulary();
        float[] atStart = row(read.logits(), start.length - opening.length, vocabulary);
        double noSpeech = Math
                .exp(atStart[tokens.noSpeech()] - LogProbabilities.logSumExp(atStart, 0, vocabulary));
        Decoded decoded = null;
        for (double temperature : options.temperatures()) {
            decoded = attempt(decoder, read, temperature, noSpeech, seed, cancel);
            if (good(decoded)) {
                break;
            }
        }
        if (decoded == null) {
            throw new IllegalStateException("no temperature");
        }
        return decoded;
    }

    private int[] start(int[] opening, List<Integer> before) {
        if (before.isEmpty()) {
            return opening;
        }
        int kept = Math.min(before.size(), model.shape().context() / 2 - 1);
        int[] start = new int[1 + kept + opening.length];
        start[0] = tokens.previous();
        for (int i = 0; i < kept; i++) {
            start[1 + i] = before.get(before.size() - kept + i);
        }
        System.arraycopy(opening, 0, start, 1 + kept, opening.length);
        return start;
    }

    private Decoded attempt(TextDecoder decoder, TextDecoder.Start start, double temperature, double noSpeech,
            long seed, CancelToken cancel) throws IOException {
        TokenSearch search = temperature > 0
                ? new Sampling(options.samples(), temperature, tokens.end(), seed + Double.hashCode(temperature))
                : options.beams() > 1
                        ? new BeamSearch(options.beams(), tokens.end())
                        : new Sampling(1, 0, tokens.end(), seed);
        int count = search.rows().size();
        int vocabulary = model.shape().vocabulary();
        int longest = start.tokens().length;
        Rows rows = new Rows(decoder, model, start, count);
        float[][] logits = new float[count][];
        for (int i = 0; i < count; i++) {
            logits[i] = row(start.logits(), start.tokens().length - 1, vocabulary);
        }
        for (int i = 0; i < model.shape().context() / 2; i++) {
            cancel.check();
            if (i > 0) {
                logits = rows.step(search.rows().stream().mapToInt(Hypothesis::last).toArray());
            }
            for (int r = 0; r < count; r++) {
                rules.apply(logits[r], search.rows().get(r).tokens());
            }
            int[] sources = search.advance(logits);
            longest++;
            if (search.done() || longest > model.shape().context()) {
                break;
            }
            rows.arrange(sources);
        }
        return best(search.found(), temperature, noSpeech);
    }

    private Decoded best(List<Hypothesis> found, double temperature, double noSpeech) {
        Hypothesis best = found.getFirst();
        for (Hypothesis text : found) {
            if (perToken(text) > perToken(best)) {
                best = text;
            }
        }
        String text = model.vocabulary().text(best.tokens()).strip();
        return new Decoded(best.tokens(), (double) best.score() / (best.tokens().size() + 1), noSpeech, temperature,
                compression(text));
    }

    private static double perToken(Hypothesis text) {
        return (double) text.score() / Math.max(1, text.tokens().size());
    }

    private boolean good(Decoded decoded) {
        boolean likely = decoded.meanLogProbability() >= options.leastLikely();
        boolean silent = decoded.noSpeech() > options.silence();
        return likely ? decoded.compression() <= options.mostRepetitive() : silent;
    }

    /** Whether nobody speaks in the window. */
    boolean silent(Decoded decoded) {
        return decoded.noSpeech() > options.silence() && decoded.meanLogProbability() <= options.leastLikely();
    }

    static double compression(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] block = new byte[1024];
            long size = 0;
            while (!deflater.finished()) {
                size += deflater.deflate(block);
            }
            return (double) bytes.length / size;
        }
    }

    /** The likeliest language, by Whisper's code. */
    String language(TextDecoder decoder) throws IOException {
        float[] logits = row(decoder.start(tokens.start()).logits(), 0, model.shape().vocabulary());
        return tokens.languages().entrySet().stream()
                .reduce((one, other) -> logits[other.getValue()] > logits[one.getValue()] ? other : one)
                .orElseThrow().getKey();
    }

    private static float[] row(float[] logits, int row, int vocabulary) {
        return Arrays.copyOfRange(logits, row * vocabulary, (row + 1) * vocabulary);
    }

    /** The tokens of text among these. */
    List<Integer> text(List<Integer> all) {
        List<Integer> text = new ArrayList<>(all);
        text.removeIf(token -> !tokens.isText(token));
        return text;
    }
}
