package io.songreel.audio.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A drum pattern of one bar: what is struck at which beat. */
record Groove(List<Stroke> strokes) {
    record Stroke(Sound drum, double beat, double velocity) {}

    /** Draws a pattern that suits a meter and a tempo. */
    static Groove draw(Random random, int meter, double bpm, boolean strong) {
        List<Stroke> strokes = new ArrayList<>();
        if (meter == 3) {
            waltz(strokes, random);
        } else if (random.nextDouble() < 0.25 && bpm > 85) {
            fourOnTheFloor(strokes);
        } else {
            backbeat(strokes, random, bpm);
        }
        Sound time = random.nextDouble() < 0.2 ? Sound.SHAKER : Sound.HAT;
        double division = bpm < 85 && random.nextBoolean() ? 0.25 : bpm > 160 && random.nextBoolean() ? 1 : 0.5;
        for (double beat = 0; beat < meter; beat += division) {
            double accent = beat % 1 == 0 ? 0.55 : beat % 0.5 == 0 ? 0.42 : 0.3;
            strokes.add(new Stroke(time, beat, (strong ? 1.2 : 0.85) * accent));
        }
        return new Groove(List.copyOf(strokes));
    }

    private static void waltz(List<Stroke> strokes, Random random) {
        strokes.add(new Stroke(Sound.KICK, 0, 1));
        boolean rim = random.nextBoolean();
        boolean both = random.nextBoolean();
        if (both) {
            strokes.add(new Stroke(rim ? Sound.RIM : Sound.SNARE, 1, 0.5));
        }
        strokes.add(new Stroke(rim ? Sound.RIM : Sound.SNARE, 2, both ? 0.6 : 0.8));
        if (random.nextDouble() < 0.3) {
            strokes.add(new Stroke(Sound.KICK, 1.5, 0.6));
        }
    }

    private static void fourOnTheFloor(List<Stroke> strokes) {
        for (int beat = 0; beat < 4; beat++) {
            strokes.add(new Stroke(Sound.KICK, beat, beat == 0 ? 1 : 0.9));
            strokes.add(new Stroke(Sound.OPEN_HAT, beat + 0.5, 0.35));
        }
        strokes.add(new Stroke(Sound.SNARE, 1, 0.8));
        strokes.add(new Stroke(Sound.SNARE, 3, 0.8));
    }

    private static void backbeat(List<Stroke> strokes, Random random, double bpm) {
        strokes.add(new Stroke(Sound.KICK, 0, 1));
        strokes.add(new Stroke(Sound.KICK, 2, 0.9));
        for (double extra : new double[]{1.5, 2.5, 3.5}) {
            if (random.nextDouble() < (bpm > 150 ? 0.12 : 0.28)) {
                strokes.add(new Stroke(Sound.KICK, extra, 0.7));
            }
        }
        Sound back = random.nextDouble() < 0.15 ? Sound.RIM : Sound.SNARE;
        strokes.add(new Stroke(back, 1, 0.9));
        strokes.add(new Stroke(back, 3, 0.9));
        if (bpm < 100 && random.nextDouble() < 0.3) {
            strokes.add(new Stroke(back, 3.75, 0.3));
        }
    }
}
