package io.songreel.audio.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What parts of one kind share: chords, groove, who plays, the tune.
 *
 * @param roots
 *            scale degrees, {@code chordBeats} beats each, over and over
 * @param tune
 *            over two bars, over and over, moved with the chord
 */
record Content(int[] roots, int chordBeats, Groove groove, Comping comping, Sound compSound, Walking bass, boolean pad,
        boolean topLine, Sound lead, List<Tone> tune, double level) {
    /** How chords are played. */
    enum Comping {
        QUARTERS, EIGHTHS, ARPEGGIO, OFFBEATS, SYNCOPATED, OOM_PAH
    }

    /** How the bass moves. */
    enum Walking {
        ROOTS, HALVES, QUARTERS, EIGHTHS
    }

    /** A note of the tune: beat in its two bars, length, steps above the chord's root. */
    record Tone(double beat, double beats, int degree) {}

    static Content draw(Random random, SongRecipe recipe, Harmony harmony, String label,
            @Nullable Content verse) {
        boolean big = label.equals("chorus");
        boolean edge = label.equals("intro") || label.equals("outro");
        boolean alike = verse != null
                && (edge || label.equals("instrumental") || random.nextDouble() < 0.15);
        int[] roots = verse != null && alike ? verse.roots : harmony.progression(random);
        int chordBeats = verse != null && alike ? verse.chordBeats : chordBeats(random, recipe);
        Sound[] chords = {Sound.PIANO, Sound.GUITAR, Sound.GUITAR, Sound.ORGAN, Sound.SYNTH};
        Comping comping = comping(random, recipe);
        Sound lead = label.equals("instrumental") ? random.nextBoolean() ? Sound.SYNTH : Sound.GUITAR : Sound.VOICE;
        boolean sings = !edge;
        return new Content(roots, chordBeats, Groove.draw(random, recipe.meter(), recipe.bpm(), big), comping,
                chords[random.nextInt(chords.length)], walking(random, recipe), big || random.nextInt(3) == 0,
                big && random.nextBoolean(),
                lead, sings ? tune(random, recipe.meter()) : List.of(),
                big ? 1.15 : edge ? 0.7 : 0.75 + 0.2 * random.nextDouble());
    }

    /** Chords change every one to three seconds, whatever the tempo. */
    private static int chordBeats(Random random, SongRecipe recipe) {
        double bar = 60 / recipe.bpm() * recipe.meter();
        if (recipe.meter() == 4 && bar > 2.6 && random.nextDouble() < 0.7) {
            return 2;
        }
        return bar < 1.35 && random.nextBoolean() ? 2 * recipe.meter() : recipe.meter();
    }

    private static Comping comping(Random random, SongRecipe recipe) {
        if (recipe.meter() == 3) {
            return switch (random.nextInt(4)) {
                case 0 -> Comping.QUARTERS;
                case 1 -> recipe.bpm() < 150 ? Comping.ARPEGGIO : Comping.OOM_PAH;
                default -> Comping.OOM_PAH;
            };
        }
        if (recipe.bpm() > 155) {
            return random.nextBoolean() ? Comping.QUARTERS : Comping.OOM_PAH;
        }
        Comping[] any = recipe.drums()
                ? Comping.values()
                : new Comping[]{Comping.QUARTERS, Comping.EIGHTHS, Comping.ARPEGGIO, Comping.OOM_PAH};
        return any[random.nextInt(any.length)];
    }

    private static Walking walking(Random random, SongRecipe recipe) {
        if (recipe.meter() == 3) {
            return random.nextInt(4) == 0 ? Walking.QUARTERS : Walking.ROOTS;
        }
        double die = random.nextDouble();
        return die < 0.2
                ? Walking.ROOTS
                : die < 0.6
                        ? Walking.HALVES
                        : die < 0.8 || recipe.bpm() > 150 ? Walking.QUARTERS : Walking.EIGHTHS;
    }

    private static List<Tone> tune(Random random, int meter) {
        List<Tone> tune = new ArrayList<>();
        int degree = random.nextInt(5);
        for (double beat = 0; beat < 2 * meter; beat += 0.5) {
            double chance = beat % meter == 0 ? 0.75 : beat % 1 == 0 ? 0.55 : 0.3;
            if (random.nextDouble() < chance) {
                degree = Math.clamp(degree + random.nextInt(5) - 2, -2, 7);
                tune.add(new Tone(beat, random.nextBoolean() ? 0.5 : 1, degree));
            }
        }
        return List.copyOf(tune);
    }
}
