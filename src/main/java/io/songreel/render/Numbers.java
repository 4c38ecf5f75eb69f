package io.songreel.render;

/** Small sums. Only exact or {@link StrictMath} functions: frames are the same on every machine. */
final class Numbers {
    private Numbers() {
    }

    static double clamp(double value, double low, double high) {
        return value >= low ? Math.min(value, high) : low;
    }

    /** 3t² − 2t³ between the edges. */
    static double smooth(double low, double high, double value) {
        double t = clamp((value - low) / (high - low), 0, 1);
        return t * t * (3 - 2 * t);
    }

    static double mix(double from, double to, double share) {
        return from + (to - from) * share;
    }
}
