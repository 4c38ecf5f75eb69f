package io.songreel.audio.synth;

import java.util.Random;

/** Scales and chord progressions. */
final class Harmony {
    private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};
    private static final int[] MINOR = {0, 2, 3, 5, 7, 8, 10};
    private static final int[][] IN_MAJOR = {{0, 4, 5, 3}, {5, 3, 0, 4}, {0, 5, 3, 4}, {0, 3, 4, 4}, {1, 4, 0, 5},
        {3, 4, 2, 5}, {0, 2, 3, 4}, {0, 3, 0, 4}, {3, 0, 4, 0}};
    private static final int[][] IN_MINOR = {{0, 5, 2, 6}, {0, 3, 4, 0}, {0, 6, 5, 4}, {0, 3, 6, 2}, {5, 6, 0, 0},
        {0, 0, 3, 4}, {3, 0, 4, 0}};
    private static final String[] NAMES = {"C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"};

    private final int tonic;
    private final boolean minor;

    Harmony(int tonic, boolean minor) {
        this.tonic = tonic;
        this.minor = minor;
    }

    String key() {
        return NAMES[tonic] + (minor ? " minor" : " major");
    }

    /** Four scale degrees. */
    int[] progression(Random random) {
        int[][] pool = minor ? IN_MINOR : IN_MAJOR;
        return pool[random.nextInt(pool.length)];
    }

    /** The MIDI number of a scale degree, counted from the tonic of an octave; degrees run on over the octave. */
    int pitch(int degree, int octave) {
        int[] scale = minor ? MINOR : MAJOR;
        return 12 * (octave + 1 + Math.floorDiv(degree, 7)) + tonic + scale[Math.floorMod(degree, 7)];
    }
}
