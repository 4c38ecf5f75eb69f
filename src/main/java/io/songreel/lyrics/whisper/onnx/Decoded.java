package io.songreel.lyrics.whisper.onnx;

import java.util.List;

/**
 * What a window was taken for.
 *
 * @param tokens
 *            text and times, without an end
 * @param meanLogProbability
 *            of a token, the end counted
 * @param noSpeech
 *            probability that nobody speaks
 * @param compression
 *            bytes of the text for each byte it compresses to
 */
record Decoded(List<Integer> tokens, double meanLogProbability, double noSpeech, double temperature,
        double compression) {
    Decoded {
        tokens = List.copyOf(tokens);
    }
}
