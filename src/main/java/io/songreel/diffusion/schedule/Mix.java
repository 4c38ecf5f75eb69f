package io.songreel.diffusion.schedule;

/** Weighted sums of arrays, single precision, each product and sum rounded as torch rounds them. */
final class Mix {
    private Mix() {
    }

    /** {@code a · x + b · y}, fresh. */
    static float[] of(float a, float[] x, float b, float[] y) {
        float[] sum = new float[x.length];
        for (int k = 0; k < sum.length; k++) {
            sum[k] = a * x[k] + b * y[k];
        }
        return sum;
    }

    /** {@code x + b · y}, fresh. */
    static float[] plus(float[] x, float b, float[] y) {
        float[] sum = new float[x.length];
        for (int k = 0; k < sum.length; k++) {
            sum[k] = x[k] + b * y[k];
        }
        return sum;
    }

    static float sqrt(float value) {
        return (float) Math.sqrt(value);
    }
}
