package io.songreel.diffusion.noise;

/**
 * {@code torch.randn} with a CPU generator, single precision, as ATen's DistributionTemplates fill a tensor: of 16 and
 * more values in blocks of 16, of fewer one by one in double precision, where the second of a pair waits for the next
 * such value, be it calls later.
 */
final class TorchCpuNoise implements NoiseStream {
    private static final int BLOCK = 16;
    private static final int HALF = 8;
    private static final float TWO_PI = (float) (2 * Math.PI);

    private final Mt19937 twister;
    private double waiting;
    private boolean waits;

    TorchCpuNoise(long seed) {
        this.twister = new Mt19937((int) seed);
    }

    @Override
    public float[] next(int n) {
        float[] values = new float[n];
        if (n < BLOCK) {
            for (int i = 0; i < n; i++) {
                values[i] = (float) single();
            }
            return values;
        }
        twister.uniform(values, 0);
        for (int i = 0; i + BLOCK <= n; i += BLOCK) {
            normal(values, i);
        }
        if (n % BLOCK != 0) {
            twister.uniform(values, n - BLOCK);
            normal(values, n - BLOCK);
        }
        return values;
    }

    /** Box and Muller's transform on a block: its first half gives radii, its second angles. */
    private static void normal(float[] values, int from) {
        for (int i = from; i < from + HALF; i++) {
            float radius = (float) Math.sqrt(-2 * FloatMath.log(1 - values[i]));
            float angle = TWO_PI * values[i + HALF];
            values[i] = radius * FloatMath.cos(angle);
            values[i + HALF] = radius * FloatMath.sin(angle);
        }
    }

    private double single() {
        if (waits) {
            waits = false;
            return waiting;
        }
        double angle = 2 * Math.PI * uniform();
        double radius = Math.sqrt(-2 * Math.log1p(-uniform()));
        waiting = radius * Math.sin(angle);
        waits = true;
        return radius * Math.cos(angle);
    }

    private double uniform() {
        long high = (long) twister.next() << 32;
        return ((high | Integer.toUnsignedLong(twister.next())) & ((1L << 53) - 1)) * 0x1p-53;
    }
}
