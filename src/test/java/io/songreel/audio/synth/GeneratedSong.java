package io.songreel.audio.synth;

import io.songreel.audio.PcmSource;

/** A song, −1 to 1 at {@value #RATE} Hz, and what is true of it. */
public record GeneratedSong(float[] samples, SongRecipe recipe, SongTruth truth) {
    public static final int RATE = 44_100;

    /** The song of a seed: always the same. */
    public static GeneratedSong of(long seed) {
        return of(SongRecipe.of(seed));
    }

    public static GeneratedSong of(SongRecipe recipe) {
        Arrangement arrangement = new Arranger(recipe).arrange();
        return new GeneratedSong(new Studio(recipe).mix(arrangement), recipe, arrangement.truth());
    }

    /** What will be true of a recipe's song, without making its sound. */
    public static SongTruth truth(SongRecipe recipe) {
        return new Arranger(recipe).arrange().truth();
    }

    public double seconds() {
        return (double) samples.length / RATE;
    }

    public PcmSource source() {
        return source(samples);
    }

    /** Samples in memory as a source. */
    public static PcmSource source(float[] samples) {
        return (position, into, count) -> {
            int copied = (int) Math.clamp(samples.length - position, 0L, count);
            System.arraycopy(samples, (int) position, into, 0, copied);
            return copied;
        };
    }
}
