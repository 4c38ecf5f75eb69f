package io.songreel.audio.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A steady song in 4/4 whose beat is only plain where the full drums are: an intro and a break of chords and a bell that
 * rings mostly between the beats, a verse with a syncopated bass drum and hats that are louder between the beats, and
 * two choruses.
 */
public final class OffBeatSong {
    private static final double TAIL_SECONDS = 2.5;
    private static final double[][] BELLS = {{0, 1.5, 2.5, 3.5}, {0, 1.5, 2.5}, {0, 0.5, 1.5, 2.5, 3.5},
        {0, 1.5, 3.5}};
    private static final double[][] KICKS = {{0, 2.5}, {0, 1.5, 2.5}, {0, 3.5}, {0, 1.5}};

    private final SongRecipe recipe;
    private final Random random;
    private final Harmony harmony;
    private final int[] roots;
    private final List<Note> notes = new ArrayList<>();

    private OffBeatSong(SongRecipe recipe) {
        this.recipe = recipe;
        random = new Random(recipe.seed() ^ 0x4F666642656174L);
        harmony = new Harmony(recipe.tonic(), recipe.minor());
        roots = harmony.progression(random);
    }

    /** The song of a seed: always the same; 85 to 145 beats a minute. */
    public static GeneratedSong of(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        List<SongRecipe.PartPlan> form = List.of(plan("intro", 4, false), plan("verse", 6, true),
                plan("chorus", 5, true), plan("bridge", 3, false), plan("chorus", 5, true));
        SongRecipe recipe = new SongRecipe(seed, 85 + 60 * random.nextDouble(), 4, 0.5, SongRecipe.Drift.NONE, 0, true,
                0.0005, 0, 0, 0.6, random.nextInt(12), random.nextBoolean(), form);
        Arrangement arrangement = new OffBeatSong(recipe).arrange();
        return new GeneratedSong(new Studio(recipe).mix(arrangement), recipe, arrangement.truth());
    }

    private static SongRecipe.PartPlan plan(String label, int bars, boolean drums) {
        return new SongRecipe.PartPlan(label, label.hashCode(), bars, drums);
    }

    private Arrangement arrange() {
        double beat = 60 / recipe.bpm();
        double[] bell = BELLS[random.nextInt(BELLS.length)];
        double[] kick = KICKS[random.nextInt(KICKS.length)];
        List<SongTruth.Part> parts = new ArrayList<>();
        int bar = 0;
        for (SongRecipe.PartPlan plan : recipe.form()) {
            double start = 4 * bar * beat;
            for (int end = bar + plan.bars(); bar < end; bar++) {
                chord(bar);
                switch (plan.label()) {
                    case "verse" -> verse(bar, kick);
                    case "chorus" -> chorus(bar);
                    default -> bells(bar, bell);
                }
            }
            parts.add(new SongTruth.Part(start, 4 * bar * beat, plan.label(), plan.content()));
        }
        double[] beats = new double[4 * bar + 1];
        Arrays.setAll(beats, i -> i * beat);
        double[] downbeats = new double[bar + 1];
        Arrays.setAll(downbeats, i -> 4 * i * beat);
        SongTruth truth = new SongTruth(recipe.bpm(), 4, beats, downbeats, harmony.key(), List.copyOf(parts));
        return new Arrangement(List.copyOf(notes), truth, 4 * bar * beat + TAIL_SECONDS);
    }

    private int root(int bar) {
        return roots[bar % roots.length];
    }

    private void chord(int bar) {
        for (int third = 0; third < 3; third++) {
            add(Sound.PAD, bar, 0, 4, harmony.pitch(root(bar) + 2 * third, 4), 0.2);
        }
    }

    private void bells(int bar, double[] places) {
        for (double place : places) {
            add(Sound.PIANO, bar, place, 1.5, harmony.pitch(root(bar) + random.nextInt(5), 5), 0.45);
        }
    }

    private void verse(int bar, double[] kicks) {
        for (double kick : kicks) {
            add(Sound.KICK, bar, kick, 0, 0, 0.8);
            add(Sound.BASS, bar, kick, 1.2, harmony.pitch(root(bar), 2) - 12, 0.7);
        }
        for (double rim : new double[]{1, 3}) {
            add(Sound.RIM, bar, rim, 0, 0, 0.25);
        }
        for (int eighth = 0; eighth < 8; eighth++) {
            add(Sound.HAT, bar, eighth / 2.0, 0, 0, eighth % 2 == 0 ? 0.2 : 0.35);
            add(Sound.GUITAR, bar, eighth / 2.0, 0.4, harmony.pitch(root(bar) + eighth * 3 % 5, 4), 0.25);
        }
    }

    private void chorus(int bar) {
        for (int beat = 0; beat < 4; beat++) {
            add(Sound.KICK, bar, beat, 0, 0, 1);
            add(Sound.OPEN_HAT, bar, beat + 0.5, 0, 0, 0.3);
            add(Sound.BASS, bar, beat, 0.45, harmony.pitch(root(bar), 2) - 12, 0.8);
            add(Sound.BASS, bar, beat + 0.5, 0.45, harmony.pitch(root(bar), 2) - 12, 0.7);
            add(Sound.SYNTH, bar, beat + random.nextInt(2) / 2.0, 0.8,
                    harmony.pitch(root(bar) + random.nextInt(5), 5), 0.35);
        }
        add(Sound.SNARE, bar, 1, 0, 0, 0.9);
        add(Sound.SNARE, bar, 3, 0, 0, 0.9);
    }

    private void add(Sound sound, int bar, double inBar, double beats, int pitch, double velocity) {
        double beat = 60 / recipe.bpm();
        notes.add(new Note(sound, (4 * bar + inBar) * beat, beats * beat, pitch,
                velocity * (0.9 + 0.2 * random.nextDouble())));
    }
}
