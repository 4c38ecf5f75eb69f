package io.songreel.diffusion.noise;

/**
 * {@code torch.randn} with a CUDA generator: Philox 4×32 with 10 rounds (Salmon et al. 2011), value {@code i} of call
 * {@code c} from counter (c, 0, i, 0) and the seed as key, by Box and Muller's transform. Holds for tensors of no more
 * values than the device keeps threads at once (over 100,000 on any card of the last ten years); the device's own fast
 * sine is not imitated.
 */
final class TorchCudaNoise implements NoiseStream {
    private static final int ROUNDS = 10;
    private static final long M0 = 0xD2511F53L;
    private static final long M1 = 0xCD9E8D57L;
    private static final int W0 = 0x9E3779B9;
    private static final int W1 = 0xBB67AE85;
    private static final float INVERSE = 2.3283064e-10f;
    private static final float INVERSE_TWO_PI = 2.3283064e-10f * 6.2831855f;

    private final long seed;
    private int call;

    TorchCudaNoise(long seed) {
        this.seed = seed;
    }

    @Override
    public float[] next(int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = normal(call, i);
        }
        call++;
        return values;
    }

    private float normal(int offset, int subsequence) {
        int key0 = (int) seed;
        int key1 = (int) (seed >>> 32);
        int c0 = offset;
        int c1 = 0;
        int c2 = subsequence;
        int c3 = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = Integer.toUnsignedLong(c0) * M0;
            long p1 = Integer.toUnsignedLong(c2) * M1;
            c0 = (int) (p1 >>> 32) ^ c1 ^ key0;
            c2 = (int) (p0 >>> 32) ^ c3 ^ key1;
            c1 = (int) p1;
            c3 = (int) p0;
            key0 += W0;
            key1 += W1;
        }
        float u = Math.fma((float) Integer.toUnsignedLong(c0), INVERSE, INVERSE / 2);
        float v = Math.fma((float) Integer.toUnsignedLong(c1), INVERSE_TWO_PI, INVERSE_TWO_PI / 2);
        return (float) Math.sqrt(-2 * FloatMath.log(u)) * FloatMath.sin(v);
    }
}
