package io.songreel.model.language;

/**
 * How the next token is drawn: {@code minP} counts first, {@code topK} of what it leaves, {@code topP} of what both leave.
 *
 * @param repetitionPenalty
 *            1: none; logits of tokens written lately are divided by it, or multiplied when negative (Keskar and others,
 *            2019)
 * @param temperature
 *            0: always the likeliest
 * @param topK
 *            0: all; only the k likeliest
 * @param topP
 *            1: all; only the likeliest that together have this probability (Holtzman and others, 2020)
 * @param minP
 *            0: all; only those with at least this share of the likeliest one's probability (Nguyen and others, 2024)
 */
public record Sampling(double repetitionPenalty, double temperature, int topK, double topP, double minP) {
    /** The likeliest, always. */
    public static final Sampling GREEDY = new Sampling(1, 0, 0, 1, 0);

    public Sampling {
        if (!(repetitionPenalty >= 1 && repetitionPenalty <= 10 && temperature >= 0 && temperature <= 10 && topK >= 0
                && topP > 0 && topP <= 1 && minP >= 0 && minP <= 1)) {
            throw new IllegalArgumentException("no such sampling");
        }
    }
}
