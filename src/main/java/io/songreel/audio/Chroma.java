package io.songreel.audio;

/**
 * How much of each pitch class sounds, from the peaks of a spectrum (Gómez 2006): a peak's frequency is interpolated, so
 * that noise between the notes does not count and low notes are told apart. 0 is C.
 */
final class Chroma {
    static final int CLASSES = 12;
    private static final double LOWEST_HZ = 60;
    private static final double HIGHEST_HZ = 2100;
    private static final double C0_HZ = 440 * Math.pow(2, -57 / 12.0);

    private final double binHz;
    private final int from;
    private final int to;

    Chroma(int fftSize, double rate) {
        binHz = rate / fftSize;
        from = Math.max(2, (int) (LOWEST_HZ / binHz));
        to = Math.min(fftSize / 2 - 2, (int) (HIGHEST_HZ / binHz));
    }

    /** How many bins of a spectrum it looks at, from 0. */
    int bins() {
        return to + 2;
    }

    void of(float[] magnitude, float[] into) {
        for (int pitchClass = 0; pitchClass < CLASSES; pitchClass++) {
            into[pitchClass] = 0;
        }
        for (int k = from; k <= to; k++) {
            float here = magnitude[k];
            if (here > magnitude[k - 1] && here >= magnitude[k + 1] && here > 1e-4f) {
                double left = magnitude[k - 1];
                double right = magnitude[k + 1];
                double offset = 0.5 * (left - right) / (left - 2 * here + right - 1e-12);
                add((k + offset) * binHz, here, into);
            }
        }
    }

    private static void add(double hz, float magnitude, float[] into) {
        double note = 12 * Math.log(hz / C0_HZ) / Math.log(2);
        long nearest = Math.round(note);
        double off = Math.abs(note - nearest);
        into[(int) Math.floorMod(nearest, (long) CLASSES)] += (float) (Math.sqrt(magnitude) * (1 - 1.6 * off * off));
    }
}
