package io.songreel.audio.synth;

import java.util.Random;

/** When each beat of a song falls. */
final class TempoMap {
    private final double[] beats;
    private final double swing;

    TempoMap(SongRecipe recipe, Random random) {
        int count = recipe.bars() * recipe.meter();
        swing = recipe.swing();
        beats = new double[count + 1];
        beats[0] = recipe.lead();
        double wave = 25 + 35 * random.nextDouble();
        double phase = 2 * Math.PI * random.nextDouble();
        double walk = 0;
        double pull = 0;
        for (int i = 0; i < count; i++) {
            double progress = (double) i / count;
            pull = 0.9 * pull + 0.1 * random.nextGaussian();
            walk = Math.clamp(walk + 0.15 * pull, -1.0, 1.0);
            double away = switch (recipe.driftKind()) {
                case NONE -> 0;
                case SPEEDS_UP -> 2 * progress - 1;
                case SLOWS_DOWN -> 1 - 2 * progress;
                case WAVES -> Math.sin(2 * Math.PI * beats[i] / wave + phase);
                case WANDERS -> walk;
            };
            beats[i + 1] = beats[i] + 60 / (recipe.bpm() * (1 + recipe.drift() * away));
        }
    }

    /** Seconds at a beat; fractions are swung: at half a beat lies the second eighth. */
    double at(double beat) {
        int whole = Math.clamp((int) Math.floor(beat), 0, beats.length - 2);
        double inside = beat - whole;
        double swung = inside < 0.5 ? 2 * inside * swing : swing + (2 * inside - 1) * (1 - swing);
        return beats[whole] + swung * (beats[whole + 1] - beats[whole]);
    }

    int beats() {
        return beats.length - 1;
    }

    double beat(int i) {
        return beats[i];
    }
}
