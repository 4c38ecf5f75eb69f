package io.songreel.render;

/** Repeatable dice, the same on every machine: SplitMix64 (Steele, Lea, Flood: Fast splittable generators, 2014). */
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private long state;

    /** Different {@code stream}s of one seed are independent. */
    Dice(long seed, long stream) {
        this.state = mix(seed + GOLDEN * (stream + 1));
    }

    static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** 0 to below {@code bound}. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    double between(double low, double high) {
        return low + (high - low) * ((next() >>> 11) * 0x1p-53);
    }
}
