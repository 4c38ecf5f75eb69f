package io.songreel.audio.synth;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Synthesised one-shots; tuned a little differently for each song. */
final class DrumKit {
    private static final int RATE = GeneratedSong.RATE;
    private final Map<Sound, float[]> shots = new EnumMap<>(Sound.class);
    private final Random random;

    DrumKit(Random random) {
        this.random = random;
        double tune = 0.85 + 0.3 * random.nextDouble();
        shots.put(Sound.KICK, kick(52 * tune));
        shots.put(Sound.SNARE, snare(185 * tune, 0.09 + 0.08 * random.nextDouble()));
        shots.put(Sound.HAT, hiss(0.025 + 0.03 * random.nextDouble(), 0.3));
        shots.put(Sound.OPEN_HAT, hiss(0.15, 0.3));
        shots.put(Sound.CRASH, hiss(0.8, 0.45));
        shots.put(Sound.RIM, snare(420 * tune, 0.015));
        shots.put(Sound.TOM, kick(105 * tune));
        shots.put(Sound.SHAKER, hiss(0.04, 0.2));
    }

    float[] shot(Sound drum) {
        return Objects.requireNonNull(shots.get(drum));
    }

    private static float[] kick(double hz) {
        float[] shot = new float[RATE * 3 / 10];
        double phase = 0;
        for (int i = 0; i < shot.length; i++) {
            double t = (double) i / RATE;
            phase += 2 * Math.PI * hz * (1 + 2.5 * Math.exp(-t / 0.018)) / RATE;
            shot[i] = (float) (Math.sin(phase) * Math.exp(-t / 0.08) * Math.min(1, t / 0.001));
        }
        return shot;
    }

    private float[] snare(double hz, double tail) {
        float[] shot = new float[(int) (RATE * (6 * tail + 0.1))];
        for (int i = 0; i < shot.length; i++) {
            double t = (double) i / RATE;
            double body = 0.6 * Math.sin(2 * Math.PI * hz * t) * Math.exp(-t / 0.05);
            shot[i] = (float) (body + 0.35 * random.nextGaussian() * Math.exp(-t / tail));
        }
        return shot;
    }

    private float[] hiss(double tail, double level) {
        float[] shot = new float[(int) (RATE * 5 * tail)];
        double before = 0;
        double slope = 0;
        for (int i = 0; i < shot.length; i++) {
            double now = random.nextGaussian();
            double high = now - before;
            shot[i] = (float) (level * 0.5 * (high - slope) * Math.exp(-(double) i / RATE / tail));
            slope = high;
            before = now;
        }
        return shot;
    }
}
