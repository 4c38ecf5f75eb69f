package io.songreel.media;

/** Seconds of fade at the song's two ends; 0 is none. Raised-cosine gain. */
public record Fades(double inSeconds, double outSeconds) {
    /** The song as it is. */
    public static final Fades NONE = new Fades(0, 0);

    public Fades {
        if (!(inSeconds >= 0) || !(outSeconds >= 0) || Double.isInfinite(inSeconds + outSeconds)) {
            throw new IllegalArgumentException("fades are finite and not negative");
        }
    }

    boolean any() {
        return inSeconds > 0 || outSeconds > 0;
    }

    /** The factor for sample {@code index} of {@code samples}. */
    double gain(long index, long samples, int sampleRate) {
        return ramp(index, inSeconds * sampleRate) * ramp(samples - 1 - index, outSeconds * sampleRate);
    }

    private static double ramp(long distance, double length) {
        return distance >= length ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * distance / length);
    }
}
