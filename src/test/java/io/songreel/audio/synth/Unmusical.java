package io.songreel.audio.synth;

import java.util.Random;

/** Sounds that have no tempo, at {@value GeneratedSong#RATE} Hz. */
public enum Unmusical {
    SILENCE, WHITE_NOISE, RAIN, DRONE, SPEECH, PAD_SWELLS;

    public float[] samples(double seconds, long seed) {
        Random random = new Random(seed);
        float[] samples = new float[(int) (seconds * GeneratedSong.RATE)];
        switch (this) {
            case SILENCE -> {
                // Nothing sounds.
            }
            case WHITE_NOISE -> {
                for (int i = 0; i < samples.length; i++) {
                    samples[i] = (float) (0.1 * random.nextGaussian());
                }
            }
            case RAIN -> rain(samples, random);
            case DRONE -> drone(samples, random);
            case SPEECH -> speech(samples, random);
            case PAD_SWELLS -> swells(samples, random);
        }
        return samples;
    }

    /** Drops at random times over a hiss. */
    private static void rain(float[] samples, Random random) {
        double ring = 0;
        for (int i = 0; i < samples.length; i++) {
            ring = random.nextInt(GeneratedSong.RATE / 12) == 0 ? 0.1 + 0.5 * random.nextDouble() : 0.999 * ring;
            samples[i] = (float) ((0.02 + 0.3 * ring) * random.nextGaussian());
        }
    }

    private static void drone(float[] samples, Random random) {
        double hz = 80 + 80 * random.nextDouble();
        for (int i = 0; i < samples.length; i++) {
            double t = 2 * Math.PI * hz * i / GeneratedSong.RATE;
            samples[i] = (float) (0.2 * Math.sin(t) + 0.1 * Math.sin(2.003 * t) + 0.05 * Math.sin(3 * t)
                    + 0.0005 * random.nextGaussian());
        }
    }

    /** Syllables of a buzz through two formants, 90 to 400 ms long, in phrases with pauses between. */
    private static void speech(float[] samples, Random random) {
        int at = 0;
        while (at < samples.length) {
            int syllables = 3 + random.nextInt(9);
            double pitch = 95 + 60 * random.nextDouble();
            for (int s = 0; s < syllables && at < samples.length; s++) {
                int length = (int) ((0.09 + 0.31 * random.nextDouble() * random.nextDouble()) * GeneratedSong.RATE);
                at = syllable(samples, at, length, pitch * (0.9 + 0.2 * random.nextDouble()), random);
            }
            at += (int) ((0.15 + 0.9 * random.nextDouble()) * GeneratedSong.RATE);
        }
    }

    private static int syllable(float[] samples, int at, int length, double hz, Random random) {
        double first = 300 + 500 * random.nextDouble();
        double second = 900 + 1400 * random.nextDouble();
        boolean hiss = random.nextInt(3) == 0;
        int end = Math.min(samples.length, at + length);
        for (int i = at; i < end; i++) {
            double inside = (double) (i - at) / length;
            double level = Math.sin(Math.PI * inside);
            double t = (double) i / GeneratedSong.RATE;
            double sum = 0;
            for (int h = 1; h <= 20; h++) {
                double f = h * hz;
                double gain = Math.exp(-Math.pow((f - first) / 120, 2))
                        + 0.5 * Math.exp(-Math.pow((f - second) / 180, 2));
                sum += gain * Math.sin(2 * Math.PI * f * t);
            }
            double consonant = hiss && inside < 0.25 ? 0.3 * random.nextGaussian() : 0;
            samples[i] = (float) (0.3 * level * (sum + consonant));
        }
        return end;
    }

    /** Chords that come and go, seconds long, at no regular time. */
    private static void swells(float[] samples, Random random) {
        double at = 0;
        while (at < samples.length) {
            double length = (2 + 4 * random.nextDouble()) * GeneratedSong.RATE;
            for (int voice = 0; voice < 3; voice++) {
                double hz = 110 * Math.pow(2, random.nextInt(24) / 12.0);
                for (int i = (int) at; i < Math.min(samples.length, at + length); i++) {
                    double level = Math.pow(Math.sin(Math.PI * (i - at) / length), 2);
                    samples[i] += (float) (0.12 * level * Math.sin(2 * Math.PI * hz * i / GeneratedSong.RATE));
                }
            }
            at += length * (0.6 + 0.3 * random.nextDouble());
        }
    }
}
