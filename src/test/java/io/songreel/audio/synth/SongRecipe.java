package io.songreel.audio.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How a generated song is made: everything that is drawn once for the whole song.
 *
 * @param bpm
 *            60 to 200, before drift
 * @param swing
 *            where in the beat its second eighth falls: 0.5 straight, 0.67 a full shuffle
 * @param drift
 *            how far the tempo leaves its mean, 0 to 0.05
 * @param drums
 *            whether there are any
 * @param noise
 *            of full scale, under the whole song
 * @param fadeIn
 *            seconds; 0 for none
 * @param lead
 *            silence before the first bar, seconds
 * @param room
 *            how much reverberation, 0 to 1
 * @param tonic
 *            pitch class, 0 is C
 */
public record SongRecipe(long seed, double bpm, int meter, double swing, Drift driftKind, double drift, boolean drums,
        double noise, double fadeIn, double lead, double room, int tonic, boolean minor, List<PartPlan> form) {
    /** How a tempo moves. */
    public enum Drift {
        NONE, SPEEDS_UP, SLOWS_DOWN, WAVES, WANDERS
    }

    /** A part to be written; {@code content} tells which parts share chords, groove and tune. */
    public record PartPlan(String label, int content, int bars, boolean drums) {}

    private static final List<String> FORMS = List.of("ivcvcbco", "ivvcvcco", "icvcvbc",
            "vcvcsco", "ivcvcsbco", "vvbvcco", "ivcsvcco");
    private static final String LABELS = "ivcbso";
    private static final List<String> NAMES = List.of("intro", "verse", "chorus", "bridge", "instrumental", "outro");

    /** A song of about {@code 75} to {@code 170} seconds. */
    public static SongRecipe of(long seed) {
        return of(seed, 110);
    }

    /**
     * The recipe of a seed.
     *
     * @param wantedSeconds
     *            about how long the song shall be; whole sections of whole bars make it longer or shorter
     */
    public static SongRecipe of(long seed, double wantedSeconds) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        double bpm = 60 + 140 * random.nextDouble();
        int meter = random.nextDouble() < 0.25 ? 3 : 4;
        double swing = random.nextDouble() < 0.25 && bpm < 165 ? 0.56 + 0.11 * random.nextDouble() : 0.5;
        Drift kind = random.nextDouble() < 0.4 ? Drift.values()[1 + random.nextInt(4)] : Drift.NONE;
        double drift = kind == Drift.NONE ? 0 : 0.01 + 0.04 * random.nextDouble();
        boolean drums = random.nextInt(3) != 0;
        double noise = random.nextDouble() < 0.3 ? Math.pow(10, -2.2 + 0.7 * random.nextDouble()) : 0.0005;
        double fadeIn = random.nextDouble() < 0.2 ? 4 + 6 * random.nextDouble() : 0;
        double lead = random.nextDouble() < 0.5 ? 1.5 * random.nextDouble() : 0;
        double room = random.nextDouble();
        int tonic = random.nextInt(12);
        boolean minor = random.nextDouble() < 0.4;
        return new SongRecipe(seed, bpm, meter, swing, kind, drift, drums, noise, fadeIn, lead, room, tonic, minor,
                form(random, wantedSeconds, 60 / bpm * meter, drums));
    }

    private static List<PartPlan> form(Random random, double wantedSeconds, double barSeconds, boolean drums) {
        String letters = FORMS.get(random.nextInt(FORMS.size()));
        double partSeconds = wantedSeconds / letters.length();
        int bars = partSeconds / barSeconds < 5.5 ? 4 : partSeconds / barSeconds < 11 ? 8 : 16;
        boolean bareIntro = random.nextBoolean();
        int bare = random.nextBoolean() ? random.nextInt(letters.length()) : -1;
        List<PartPlan> form = new ArrayList<>();
        double seconds = 0;
        for (int i = 0; i < letters.length() && seconds < 1.4 * wantedSeconds; i++) {
            int kind = LABELS.indexOf(letters.charAt(i));
            boolean edge = kind == 0 || kind == 5;
            int length = bars > 4 && (edge || (kind == 3 && random.nextBoolean())) ? bars / 2 : bars;
            boolean beaten = drums && i != bare && !(kind == 0 && bareIntro);
            form.add(new PartPlan(NAMES.get(kind), kind, length, beaten));
            seconds += length * barSeconds;
        }
        return List.copyOf(form);
    }

    public int bars() {
        return form.stream().mapToInt(PartPlan::bars).sum();
    }
}
