package io.songreel.render;

/**
 * Weights of a separable resampling of one axis: output sample {@code i} is the sum of {@code count} neighbours from
 * {@code first[i]} on. Kernel: Catmull-Rom, stretched to the pitch of the coarser side (Keys, Cubic convolution, 1981).
 * Weights past an edge are added to the edge's sample.
 */
record Taps(int count, int[] first, float[] weights) {
    /**
     * @param origin
     *            position of output sample 0 in input samples
     * @param step
     *            input samples from one output sample to the next
     * @param stretch
     *            kernel width in input samples, at least 1
     */
    static Taps of(int size, int outputs, double origin, double step, double stretch) {
        int wanted = 2 * (int) Math.ceil(2 * stretch) + 1;
        int count = Math.min(wanted, size);
        int[] first = new int[outputs];
        float[] weights = new float[outputs * count];
        for (int i = 0; i < outputs; i++) {
            double centre = origin + i * step;
            int from = (int) Math.floor(centre) - wanted / 2;
            first[i] = Math.clamp(from, 0, size - count);
            double sum = 0;
            for (int k = 0; k < wanted; k++) {
                sum += cubic((from + k - centre) / stretch);
            }
            for (int k = 0; k < wanted; k++) {
                int at = Math.clamp(from + k, first[i], first[i] + count - 1);
                weights[i * count + at - first[i]] += (float) (cubic((from + k - centre) / stretch) / sum);
            }
        }
        return new Taps(count, first, weights);
    }

    /** One past the last input sample that is used. */
    int end() {
        return first[first.length - 1] + count;
    }

    /** One output row: {@code rows} across {@code plane}, then along the row. */
    void row(Taps vertical, int line, byte[] plane, int stride, float[] sums, float[] out) {
        int from = first[0];
        int to = end();
        for (int k = 0; k < vertical.count; k++) {
            float weight = vertical.weights[line * vertical.count + k];
            int at = (vertical.first[line] + k) * stride;
            if (k == 0) {
                for (int x = from; x < to; x++) {
                    sums[x] = weight * (plane[at + x] & 255);
                }
            } else {
                for (int x = from; x < to; x++) {
                    sums[x] += weight * (plane[at + x] & 255);
                }
            }
        }
        for (int i = 0; i < first.length; i++) {
            float sum = 0;
            int at = i * count;
            int x = first[i];
            for (int k = 0; k < count; k++) {
                sum += weights[at + k] * sums[x + k];
            }
            out[i] = sum;
        }
    }

    private static double cubic(double distance) {
        double d = Math.abs(distance);
        if (d < 1) {
            return 1 + d * d * (1.5 * d - 2.5);
        }
        return d < 2 ? 2 + d * (-4 + d * (2.5 - 0.5 * d)) : 0;
    }
}
