package io.songreel.lyrics.whisper.onnx;

import java.util.List;

/**
 * How a window is decoded; the defaults are the reference implementation's.
 *
 * @param beams
 *            texts kept side by side at temperature 0; 1: only the likeliest
 * @param samples
 *            texts drawn at a higher temperature, the best of which is taken
 * @param temperatures
 *            one after another until a text is good
 * @param mostRepetitive
 *            a text that compresses better than this is no good
 * @param leastLikely
 *            mean log-probability of a token, below which a text is no good
 * @param silence
 *            probability of no speech, above which an unlikely text is none
 * @param prompted
 *            whether a window is told the text before it
 */
record DecodingOptions(int beams, int samples, List<Double> temperatures, double mostRepetitive, double leastLikely,
        double silence, boolean prompted) {
    static final DecodingOptions DEFAULTS = new DecodingOptions(5, 5, List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0), 2.4, -1,
            0.6, true);

    DecodingOptions {
        if (beams < 1 || samples < 1 || temperatures.isEmpty()) {
            throw new IllegalArgumentException("at least one text and one temperature");
        }
        temperatures = List.copyOf(temperatures);
    }

    DecodingOptions withBeams(int count) {
        return new DecodingOptions(count, samples, temperatures, mostRepetitive, leastLikely, silence, prompted);
    }

    DecodingOptions atTemperatures(List<Double> chosen) {
        return new DecodingOptions(beams, samples, chosen, mostRepetitive, leastLikely, silence, prompted);
    }
}
