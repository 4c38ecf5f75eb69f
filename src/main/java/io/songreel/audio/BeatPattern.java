package io.songreel.audio;

/** How a value that is known for every beat repeats: means over every m-th beat. */
final class BeatPattern {
    private BeatPattern() {
    }

    /** Mean of the values at each of {@code length} places, over and over. */
    static double[] profile(float[] values, int length) {
        double[] profile = new double[length];
        int[] count = new int[length];
        for (int i = 0; i < values.length; i++) {
            profile[i % length] += values[i];
            count[i % length]++;
        }
        for (int i = 0; i < length; i++) {
            profile[i] /= Math.max(1, count[i]);
        }
        return profile;
    }

    /** How far the highest place of the profile is above its mean. */
    static double contrast(float[] values, int length) {
        double mean = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : profile(values, length)) {
            mean += value / length;
            most = Math.max(most, value);
        }
        return most - mean;
    }

    /** Difference of the beats that are counted even and odd, with its sign. */
    static double alternation(float[] values) {
        double[] two = profile(values, 2);
        return two[0] - two[1];
    }

    static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }

    /** Each value less the mean, in standard deviations. */
    static float[] standardised(float[] values) {
        double mean = mean(values);
        double square = 0;
        for (float value : values) {
            square += (value - mean) * (value - mean);
        }
        double deviation = Math.sqrt(square / Math.max(1, values.length)) + 1e-6;
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) ((values[i] - mean) / deviation);
        }
        return result;
    }
}
