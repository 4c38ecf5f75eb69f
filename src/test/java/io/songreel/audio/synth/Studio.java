package io.songreel.audio.synth;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Turns an arrangement into sound: wavetables, drums, a room, noise, a fade-in, a soft limiter. */
final class Studio {
    private static final int RATE = GeneratedSong.RATE;
    private static final int TABLE = 2048;
    private static final int[] COMBS = {1557, 1617, 1491, 1422};
    /** A sound with so many of its harmonics. */
    private record Cycle(Sound sound, int harmonics) {}

    private final SongRecipe recipe;
    private final Random random;
    private final DrumKit kit;
    private final Map<Cycle, float[]> tables = new HashMap<>();

    Studio(SongRecipe recipe) {
        this.recipe = recipe;
        random = new Random(recipe.seed() ^ 0x53747564696FL);
        kit = new DrumKit(random);
    }

    float[] mix(Arrangement arrangement) {
        float[] mix = new float[(int) (arrangement.seconds() * RATE)];
        for (Note note : arrangement.notes()) {
            if (note.sound().pitched()) {
                play(mix, note);
            } else {
                strike(mix, note);
            }
        }
        float[] wet = room(mix);
        float share = (float) (0.05 + 0.25 * recipe.room());
        double colour = 0;
        for (int i = 0; i < mix.length; i++) {
            colour = 0.7 * colour + random.nextGaussian();
            double fade = recipe.fadeIn() == 0 ? 1 : Math.min(1, (double) i / RATE / recipe.fadeIn());
            double dry = fade * fade * 0.5 * (mix[i] + share * wet[i]);
            mix[i] = (float) Math.tanh(dry + 0.5 * recipe.noise() * colour);
        }
        return mix;
    }

    private void strike(float[] mix, Note note) {
        float[] shot = kit.shot(note.sound());
        int from = Math.max(0, (int) (note.start() * RATE));
        int count = Math.min(shot.length, mix.length - from);
        for (int i = 0; i < count; i++) {
            mix[from + i] += (float) (note.velocity() * shot[i]);
        }
    }

    private void play(float[] mix, Note note) {
        Sound sound = note.sound();
        double hz = 440 * Math.pow(2, (note.pitch() - 69) / 12.0);
        float[] table = table(sound, hz);
        int from = Math.max(0, (int) (note.start() * RATE));
        int held = Math.max((int) (note.seconds() * RATE), (int) (sound.attack * RATE) + 1);
        int released = (int) (sound.release * RATE);
        int count = Math.min(held + released, mix.length - from);
        double phase = random.nextDouble() * TABLE;
        double step = hz * TABLE / RATE;
        double vibrato = sound == Sound.VOICE ? 0.006 : 0;
        double fall = Math.exp(-1 / (sound.decay * RATE));
        double ring = 1;
        double wobble = 1;
        for (int i = 0; i < count; i++) {
            if (vibrato > 0 && i % 64 == 0) {
                wobble = 1 + vibrato * Math.sin(2 * Math.PI * 5.5 * i / RATE);
            }
            ring *= fall;
            double level = Math.min(1, i / (sound.attack * RATE)) * (sound.sustain + (1 - sound.sustain) * ring);
            if (i > held) {
                level *= 1 - (double) (i - held) / released;
            }
            mix[from + i] += (float) (note.velocity() * level * table[(int) phase & (TABLE - 1)]);
            phase += step * wobble;
        }
    }

    /** One cycle with the harmonics that fit under half the rate. */
    private float[] table(Sound sound, double hz) {
        int fit = Math.min(sound.harmonics.length, (int) (0.45 * RATE / hz));
        return tables.computeIfAbsent(new Cycle(sound, fit), key -> {
            float[] table = new float[TABLE];
            for (int h = 0; h < fit; h++) {
                for (int i = 0; i < TABLE; i++) {
                    table[i] += (float) (0.4 * sound.harmonics[h] * Math.sin(2 * Math.PI * (h + 1) * i / TABLE));
                }
            }
            return table;
        });
    }

    /** Four combs in parallel (Schroeder 1962), a second or so of tail. */
    private static float[] room(float[] dry) {
        float[] wet = new float[dry.length];
        for (int comb : COMBS) {
            float[] line = new float[comb];
            int at = 0;
            float damped = 0;
            for (int i = 0; i < dry.length; i++) {
                float out = line[at];
                damped = 0.6f * out + 0.4f * damped;
                line[at] = dry[i] + 0.8f * damped;
                wet[i] += 0.25f * out;
                at = at + 1 == comb ? 0 : at + 1;
            }
        }
        return wet;
    }
}
