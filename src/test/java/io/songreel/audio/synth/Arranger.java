package io.songreel.audio.synth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes a song's notes, part after part, played by people: a little off the grid, never twice alike. */
final class Arranger {
    private static final double TAIL_SECONDS = 2.5;
    private static final double LOOSE_SECONDS = 0.006;
    private final SongRecipe recipe;
    private final Random random;
    private final Harmony harmony;
    private final TempoMap tempo;
    private final List<Note> notes = new ArrayList<>();
    private double level = 1;

    Arranger(SongRecipe recipe) {
        this.recipe = recipe;
        random = new Random(recipe.seed() ^ 0x417272616E67L);
        harmony = new Harmony(recipe.tonic(), recipe.minor());
        tempo = new TempoMap(recipe, random);
    }

    Arrangement arrange() {
        Map<Integer, Content> contents = new HashMap<>();
        Content verse = Content.draw(random, recipe, harmony, "verse", null);
        contents.put(1, verse);
        List<SongTruth.Part> parts = new ArrayList<>();
        double seconds = tempo.beat(tempo.beats()) + TAIL_SECONDS;
        int bar = 0;
        for (int i = 0; i < recipe.form().size(); i++) {
            SongRecipe.PartPlan plan = recipe.form().get(i);
            Content content = contents.computeIfAbsent(plan.content(),
                    kind -> Content.draw(random, recipe, harmony, plan.label(), verse));
            part(plan, content, bar, i > 0);
            boolean last = i == recipe.form().size() - 1;
            double start = i == 0 ? 0 : tempo.beat(bar * recipe.meter());
            bar += plan.bars();
            double end = last ? seconds : tempo.beat(bar * recipe.meter());
            parts.add(new SongTruth.Part(start, end, plan.label(), plan.content()));
        }
        level = 0.8;
        chord(verse.compSound(), 0, tempo.beats(), 2 * recipe.meter(), 0.8);
        return new Arrangement(List.copyOf(notes), truth(parts), seconds);
    }

    private SongTruth truth(List<SongTruth.Part> parts) {
        double[] beats = new double[tempo.beats() + 1];
        double[] gaps = new double[tempo.beats()];
        for (int i = 0; i < beats.length; i++) {
            beats[i] = tempo.beat(i);
            if (i > 0) {
                gaps[i - 1] = beats[i] - beats[i - 1];
            }
        }
        Arrays.sort(gaps);
        double[] downbeats = new double[recipe.bars() + 1];
        for (int i = 0; i < downbeats.length; i++) {
            downbeats[i] = beats[i * recipe.meter()];
        }
        return new SongTruth(60 / gaps[gaps.length / 2], recipe.meter(), beats, downbeats, harmony.key(), parts);
    }

    private void part(SongRecipe.PartPlan plan, Content content, int firstBar, boolean announced) {
        level = content.level();
        boolean fill = random.nextBoolean();
        for (int bar = 0; bar < plan.bars(); bar++) {
            int beat = (firstBar + bar) * recipe.meter();
            boolean lastBar = bar == plan.bars() - 1;
            if (plan.drums()) {
                groove(content.groove(), beat, fill && lastBar);
                if (bar == 0 && announced && random.nextDouble() < 0.6) {
                    add(Sound.CRASH, beat, 1, 0, 0.6);
                }
            }
            for (int inside = 0; inside < recipe.meter(); inside++) {
                harmonyAt(content, bar * recipe.meter() + inside, beat + inside, inside);
            }
            tune(content, bar, beat);
        }
    }

    private void groove(Groove groove, int beat, boolean fill) {
        double until = fill ? recipe.meter() - 1.0 : recipe.meter();
        for (Groove.Stroke stroke : groove.strokes()) {
            if (stroke.beat() < until || stroke.drum() == Sound.HAT) {
                add(stroke.drum(), beat + stroke.beat(), 0, 0, stroke.velocity());
            }
        }
        if (fill) {
            for (double at = until; at < recipe.meter(); at += recipe.bpm() > 140 ? 0.5 : 0.25) {
                add(random.nextBoolean() ? Sound.TOM : Sound.SNARE, beat + at, 0, 0, 0.5 + 0.3 * random.nextDouble());
            }
        }
    }

    private void harmonyAt(Content content, int beatInPart, int beat, int inside) {
        int chord = beatInPart / content.chordBeats() % content.roots().length;
        int root = content.roots()[chord];
        boolean change = beatInPart % content.chordBeats() == 0;
        boolean half = recipe.meter() == 4 && inside == 2;
        double accent = inside == 0 ? 1 : half ? 0.9 : 0.8;
        if (content.pad() && change) {
            chord(Sound.PAD, root, beat, content.chordBeats(), 0.16);
        }
        Sound sound = content.compSound();
        switch (content.comping()) {
            case QUARTERS -> chord(sound, root, beat, 0.9, 0.32 * accent);
            case EIGHTHS -> {
                chord(sound, root, beat, 0.45, 0.3 * accent);
                chord(sound, root, beat + 0.5, 0.45, 0.2 * accent);
            }
            case ARPEGGIO -> {
                int step = 2 * inside % 4;
                add(sound, beat, 1, harmony.pitch(root + 2 * (step % 3), 4), 0.5 * accent);
                add(sound, beat + 0.5, 0.5, harmony.pitch(root + 2 * ((step + 1) % 3), 4), 0.35);
            }
            case OFFBEATS -> {
                chord(sound, root, beat + 0.5, 0.4, 0.3);
                if (change) {
                    chord(sound, root, beat, 0.9, 0.3);
                }
            }
            case SYNCOPATED -> {
                if (inside == 0) {
                    chord(sound, root, beat, 1.4, 0.33);
                } else if (inside == 1) {
                    chord(sound, root, beat + 0.5, 1.4, 0.3);
                } else if (inside == 3) {
                    chord(sound, root, beat, 0.9, 0.3);
                } else if (change) {
                    chord(sound, root, beat, 0.5, 0.3);
                }
            }
            case OOM_PAH -> {
                if (recipe.meter() == 3 ? inside > 0 : inside % 2 == 1) {
                    chord(sound, root, beat, 0.7, 0.3);
                }
            }
        }
        bass(content, root, beat, inside, change);
    }

    private void bass(Content content, int root, int beat, int inside, boolean change) {
        int fifth = random.nextInt(4) == 0 ? 4 : 0;
        boolean plays = switch (content.bass()) {
            case ROOTS -> inside == 0 || change;
            case HALVES -> inside % 2 == 0 || change;
            case QUARTERS, EIGHTHS -> true;
        };
        if (plays) {
            int degree = change || inside == 0 ? root : root + (inside == 2 ? 4 : fifth);
            double held = content.bass() == Content.Walking.EIGHTHS ? 0.45 : 0.9;
            add(Sound.BASS, beat, held, harmony.pitch(degree, 2) - 12, inside == 0 ? 0.9 : 0.7);
        }
        if (content.bass() == Content.Walking.EIGHTHS) {
            add(Sound.BASS, beat + 0.5, 0.45, harmony.pitch(root, 2) - 12, 0.55);
        }
    }

    private void tune(Content content, int bar, int beat) {
        double from = bar % 2 * (double) recipe.meter();
        int chord = bar * recipe.meter() / content.chordBeats() % content.roots().length;
        for (Content.Tone tone : content.tune()) {
            if (tone.beat() >= from && tone.beat() < from + recipe.meter() && random.nextDouble() > 0.08) {
                int pitch = harmony.pitch(content.roots()[chord] + tone.degree(), 5) - 12;
                add(content.lead(), beat + tone.beat() - from, tone.beats(), pitch, 0.45);
                if (content.topLine()) {
                    add(Sound.SYNTH, beat + tone.beat() - from, tone.beats(), pitch + 12, 0.2);
                }
            }
        }
    }

    private void chord(Sound sound, int root, double beat, double beats, double velocity) {
        for (int third = 0; third < 3; third++) {
            int pitch = harmony.pitch(root + 2 * third, 4);
            add(sound, beat, beats, pitch > 72 ? pitch - 12 : pitch, velocity);
        }
    }

    private void add(Sound sound, double beat, double beats, int pitch, double velocity) {
        double loose = (sound.pitched() ? LOOSE_SECONDS : LOOSE_SECONDS / 2) * random.nextGaussian();
        double start = tempo.at(beat) + loose;
        double played = level * velocity * (0.85 + 0.3 * random.nextDouble());
        notes.add(new Note(sound, start, beats * 60 / recipe.bpm(), pitch, played));
    }
}
