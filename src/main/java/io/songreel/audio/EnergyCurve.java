package io.songreel.audio;

import java.util.Arrays;

/**
 * The energy of a song over time, 0 to 1, relative to the song itself: 0 at the 10th and 1 at the 95th percentile of its
 * level in dB, linear between, silence 0. Percentiles make it robust to one loud peak or one quiet bar; a range under
 * {@value #NARROWEST_DB} dB is widened about its middle, so that a song of one level lies at 0.5 and its ripple is not
 * blown up to drama. Immutable.
 */
public final class EnergyCurve {
    private static final double FLOOR_DB = -120;
    /** Below this, or this far below the song's loud parts, nothing is heard. */
    private static final double SILENCE_DB = -60;
    private static final double SILENCE_BELOW_LOUD_DB = 45;
    private static final double NARROWEST_DB = 12;
    private static final double QUIET = 0.10;
    private static final double LOUD = 0.95;
    /** A pulse rises with its hop and falls to 1/e in this time. */
    private static final double RELEASE_SECONDS = 0.25;

    private final double hopSeconds;
    private final double[] energy;
    private final double[] summed;
    private final double[] pulse;
    private final boolean[] silent;
    private final double meanBrightness;

    public EnergyCurve(Loudness loudness) {
        hopSeconds = loudness.hopSeconds();
        int hops = loudness.rms().length;
        double[] db = new double[hops];
        for (int i = 0; i < hops; i++) {
            float rms = loudness.rms()[i];
            db[i] = rms > 0 ? Math.clamp(20 * Math.log10(rms), FLOOR_DB, 0) : FLOOR_DB;
        }
        double[] heard = Arrays.stream(db).filter(level -> level >= SILENCE_DB).sorted().toArray();
        double loud = percentile(heard, LOUD);
        double silence = Math.max(SILENCE_DB, loud - SILENCE_BELOW_LOUD_DB);
        heard = Arrays.stream(heard).filter(level -> level >= silence).toArray();
        double quiet = percentile(heard, QUIET);
        double range = Math.max(NARROWEST_DB, loud - quiet);
        double zero = (loud + quiet - range) / 2;
        energy = new double[hops];
        silent = new boolean[hops];
        summed = new double[hops + 1];
        pulse = new double[hops];
        double release = Math.exp(-hopSeconds / RELEASE_SECONDS);
        for (int i = 0; i < hops; i++) {
            silent[i] = db[i] < silence;
            energy[i] = silent[i] ? 0 : Math.clamp((db[i] - zero) / range, 0.0, 1.0);
            summed[i + 1] = summed[i] + energy[i];
            pulse[i] = i == 0 ? energy[0] : Math.max(energy[i], pulse[i - 1] * release);
        }
        meanBrightness = meanBrightness(loudness);
    }

    private static double percentile(double[] sorted, double share) {
        return sorted.length == 0 ? SILENCE_DB : sorted[(int) (share * (sorted.length - 1))];
    }

    /** Loud hops count more, as they do for a listener. */
    private double meanBrightness(Loudness loudness) {
        double weighted = 0;
        double weights = 0;
        for (int i = 0; i < silent.length; i++) {
            if (!silent[i]) {
                weighted += (double) loudness.rms()[i] * loudness.brightness()[i];
                weights += loudness.rms()[i];
            }
        }
        return weights > 0 ? weighted / weights : 0;
    }

    /** Distance of two {@link #values()}, seconds. */
    public double hopSeconds() {
        return hopSeconds;
    }

    /** The curve, one value per hop. */
    public double[] values() {
        return energy.clone();
    }

    /** Mean spectral centroid of what is heard, Hz, weighted by level; 0 for silence. */
    public double meanBrightnessHz() {
        return meanBrightness;
    }

    /** The energy at a time; before the start and after the end that of the nearest hop. */
    public double at(double seconds) {
        return energy.length == 0 ? 0 : energy[hop(seconds)];
    }

    /** Mean energy over a window, seconds; hops that are partly inside count in part. */
    public double mean(double start, double end) {
        double from = Math.clamp(start / hopSeconds, 0.0, energy.length);
        double to = Math.clamp(end / hopSeconds, 0.0, energy.length);
        return to - from < 1e-9 ? at(start) : Math.clamp((integral(to) - integral(from)) / (to - from), 0.0, 1.0);
    }

    private double integral(double hops) {
        int whole = Math.min((int) hops, energy.length - 1);
        return summed[whole] + (hops - whole) * energy[whole];
    }

    /** Whether nothing is heard in a window, seconds: every hop it touches is silent. Outside the song: true. */
    public boolean silent(double start, double end) {
        long first = Math.max(0, (long) Math.floor(start / hopSeconds));
        long last = Math.max(first, (long) Math.ceil(end / hopSeconds) - 1);
        for (int i = (int) Math.min(first, silent.length); i < silent.length && i <= last; i++) {
            if (!silent[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The energy at the middle of each frame, for pulses: it rises with the music at once, falls softly, and goes on over
     * cuts, as frame {@code n} has the same value in whatever range it is asked for.
     *
     * @param firstFrame
     *            on the film's ledger
     * @return {@code frames} values, 0 to 1
     */
    public float[] perFrame(long firstFrame, int frames, int fps) {
        float[] values = new float[frames];
        for (int i = 0; i < frames; i++) {
            double middle = (firstFrame + i + 0.5) / fps / hopSeconds - 0.5;
            values[i] = (float) pulseAt(middle);
        }
        return values;
    }

    private double pulseAt(double hop) {
        if (pulse.length == 0) {
            return 0;
        }
        double position = Math.clamp(hop, 0.0, pulse.length - 1.0);
        int left = (int) position;
        int right = Math.min(left + 1, pulse.length - 1);
        return pulse[left] + (position - left) * (pulse[right] - pulse[left]);
    }

    private int hop(double seconds) {
        return (int) Math.clamp((long) Math.floor(seconds / hopSeconds), 0L, energy.length - 1L);
    }
}
