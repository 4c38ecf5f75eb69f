package io.songreel.model.language;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Logarithms of probabilities from logits. What is no number counts as never. */
final class Likelihood {
    private Likelihood() {
    }

    /** Of all tokens together: what turns a logit into the logarithm of a probability. */
    static double logOfAll(float[] logits) {
        return log(logits, null);
    }

    /** Of some tokens together, up to {@link #logOfAll}. */
    static double logOf(float[] logits, BitSet tokens) {
        return log(logits, tokens);
    }

    private static double log(float[] logits, @Nullable BitSet tokens) {
        double top = Double.NEGATIVE_INFINITY;
        for (int id = 0; id < logits.length; id++) {
            if (logits[id] > top && (tokens == null || tokens.get(id))) {
                top = logits[id];
            }
        }
        if (Double.isInfinite(top)) {
            return top;
        }
        double sum = 0;
        for (int id = 0; id < logits.length; id++) {
            if (logits[id] > top - 40 && (tokens == null || tokens.get(id))) {
                sum += Math.exp(logits[id] - top);
            }
        }
        return top + Math.log(sum);
    }

    /** How much of two has the first; half when neither is known. */
    static double share(double first, double second) {
        double share = 1 / (1 + Math.exp(second - first));
        return Double.isNaN(share) ? 0.5 : share;
    }
}
