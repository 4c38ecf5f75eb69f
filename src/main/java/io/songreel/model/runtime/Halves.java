package io.songreel.model.runtime;

/**
 * Sixteen-bit floats, rounded to the nearest, ties to even. The loops hold nothing but the arithmetic, over arrays, so
 * that the compiler turns them into vector instructions.
 */
final class Halves {
    private static final int INFINITY = 0x7f80_0000;
    private static final int QUIET = 0x40;

    private Halves() {
    }

    static void toFloat16(float[] values, int from, int count, short[] bits) {
        for (int i = 0; i < count; i++) {
            bits[i] = Float.floatToFloat16(values[from + i]);
        }
    }

    static void fromFloat16(short[] bits, int count, float[] values, int to) {
        for (int i = 0; i < count; i++) {
            values[to + i] = Float.float16ToFloat(bits[i]);
        }
    }

    static void toBfloat16(float[] values, int from, int count, short[] bits) {
        for (int i = 0; i < count; i++) {
            int raw = Float.floatToRawIntBits(values[from + i]);
            int rounded = (raw + 0x7fff + ((raw >>> 16) & 1)) >>> 16;
            // a not-a-number must not round up to infinity or to zero
            bits[i] = (short) ((raw & 0x7fff_ffff) > INFINITY ? (raw >>> 16) | QUIET : rounded);
        }
    }

    static void fromBfloat16(short[] bits, int count, float[] values, int to) {
        for (int i = 0; i < count; i++) {
            values[to + i] = Float.intBitsToFloat(bits[i] << 16);
        }
    }
}
