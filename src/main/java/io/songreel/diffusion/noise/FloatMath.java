package io.songreel.diffusion.noise;

/**
 * Logarithm, sine and cosine in single precision, by the polynomials of the Cephes library and in the order that torch's
 * vector code on x86 evaluates them in, fused where it fuses: the last bit decides whether noise is the same noise.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // the coefficients as they are published
final class FloatMath {
    private static final int SQRT_HALF_BITS = 0x3f3504f3;
    private static final float LEAST_NORMAL = 0x1p-126f;
    private static final float FOUR_OVER_PI = 1.27323954473516f;

    private FloatMath() {
    }

    /** For values above 0. */
    static float log(float value) {
        // Branch-free: the value is 2^e (1 + x) with 1 + x around 1.
        int above = Float.floatToRawIntBits(Math.max(value, LEAST_NORMAL)) - SQRT_HALF_BITS;
        float e = above >> 23;
        float x = Float.intBitsToFloat((above & 0x007fffff) + SQRT_HALF_BITS) - 1;
        float z = x * x;
        float y = 7.0376836292E-2f;
        y = Math.fma(y, x, -1.1514610310E-1f);
        y = Math.fma(y, x, 1.1676998740E-1f);
        y = Math.fma(y, x, -1.2420140846E-1f);
        y = Math.fma(y, x, 1.4249322787E-1f);
        y = Math.fma(y, x, -1.6668057665E-1f);
        y = Math.fma(y, x, 2.0000714765E-1f);
        y = Math.fma(y, x, -2.4999993993E-1f);
        y = Math.fma(y, x, 3.3333331174E-1f);
        y = y * x;
        y = Math.fma(y, z, e * -2.12194440e-4f);
        y = Math.fma(z, -0.5f, y);
        return Math.fma(e, 0.693359375f, x + y);
    }

    /** For angles from 0 to a few turns. */
    static float sin(float angle) {
        int octant = octant(angle);
        float r = reduced(angle, octant);
        return chosen(octant & 2, cosine(r), sine(r), octant & 4);
    }

    /** For angles from 0 to a few turns. */
    static float cos(float angle) {
        int octant = octant(angle);
        float r = reduced(angle, octant);
        return chosen(octant & 2, sine(r), cosine(r), ~(octant - 2) & 4);
    }

    /** The first where bit 1 is set, else the second; negative where bit 2 is set. No branch: octants come at random. */
    private static float chosen(int bit1, float first, float second, int bit2) {
        int mask = -(bit1 >>> 1);
        int bits = (Float.floatToRawIntBits(first) & mask) | (Float.floatToRawIntBits(second) & ~mask);
        return Float.intBitsToFloat(bits ^ (bit2 << 29));
    }

    private static int octant(float angle) {
        return ((int) (angle * FOUR_OVER_PI) + 1) & ~1;
    }

    private static float reduced(float angle, int octant) {
        float y = octant;
        float r = Math.fma(y, -0.78515625f, angle);
        r = Math.fma(y, -2.4187564849853515625e-4f, r);
        return Math.fma(y, -3.77489497744594108e-8f, r);
    }

    private static float sine(float r) {
        float z = r * r;
        float y = Math.fma(-1.9515295891E-4f, z, 8.3321608736E-3f);
        y = Math.fma(y, z, -1.6666654611E-1f);
        return Math.fma(y * z, r, r);
    }

    private static float cosine(float r) {
        float z = r * r;
        float y = Math.fma(2.443315711809948E-005f, z, -1.388731625493765E-003f);
        y = Math.fma(y, z, 4.166664568298827E-002f);
        y = y * z * z;
        return Math.fma(z, -0.5f, y) + 1;
    }
}
