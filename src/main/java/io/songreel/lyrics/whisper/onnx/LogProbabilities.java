package io.songreel.lyrics.whisper.onnx;

/** Logarithms of sums of exponentials, single precision as the networks are, sums in double. */
final class LogProbabilities {
    private LogProbabilities() {
    }

    /** Of {@code values[from … to − 1]}; −∞ when none is finite. */
    static double logSumExp(float[] values, int from, int to) {
        float top = max(values, from, to);
        if (top == Float.NEGATIVE_INFINITY) {
            return top;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            if (values[i] != Float.NEGATIVE_INFINITY) {
                sum += Math.exp((double) values[i] - top);
            }
        }
        return top + Math.log(sum);
    }

    static float max(float[] values, int from, int to) {
        float top = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            top = Math.max(top, values[i]);
        }
        return top;
    }

    /** The first of the largest. */
    static int argMax(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }
}
