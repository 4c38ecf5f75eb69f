package io.songreel.audio;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/**
 * The power of a signal of 16 kHz in mel bands, as speech models were trained on it: windows of 400 samples under a
 * periodic Hann window every 160 samples, each centred on its frame, the signal mirrored at its ends; triangular bands
 * from 0 to 8 kHz on Slaney's mel scale (linear below 1 kHz, logarithmic above; Auditory Toolbox, 1998), each of area
 * one; {@code log10}, not below −10. Keeps its buffers: for one thread.
 */
public final class LogMel {
    /** Samples in a second. */
    public static final int RATE = 16_000;
    /** Samples from frame to frame. */
    public static final int HOP = 160;
    /** What silence has. */
    public static final float FLOOR = -10;

    private static final int WINDOW = 400;
    private static final int HALF = WINDOW / 2;
    private static final double LEAST_POWER = 1e-10;
    private static final int FRAMES_AT_ONCE = 100;
    private static final double LINEAR_HZ = 200.0 / 3;
    private static final double BREAK_HZ = 1000;
    private static final double LOG_STEP = Math.log(6.4) / 27;

    private final MixedFft fft = new MixedFft(WINDOW);
    private final double[] window = new double[WINDOW];
    private final int[] first;
    private final double[][] weights;
    private final double[] re = new double[WINDOW];
    private final double[] im = new double[WINDOW];
    private final double[] power = new double[HALF + 1];
    private final double[] nextPower = new double[HALF + 1];
    private final float[] samples = new float[(FRAMES_AT_ONCE - 1) * HOP + WINDOW];

    /** With this many bands: 80, or 128 in later models. */
    public LogMel(int bands) {
        for (int i = 0; i < WINDOW; i++) {
            window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / WINDOW);
        }
        first = new int[bands];
        weights = new double[bands][];
        double top = mel(RATE / 2.0);
        for (int b = 0; b < bands; b++) {
            double from = hz(top * b / (bands + 1));
            double peak = hz(top * (b + 1) / (bands + 1));
            double to = hz(top * (b + 2) / (bands + 1));
            band(b, from, peak, to);
        }
    }

    private void band(int b, double from, double peak, double to) {
        double binHz = (double) RATE / WINDOW;
        int low = (int) Math.floor(from / binHz);
        int high = Math.min(HALF, (int) Math.ceil(to / binHz));
        first[b] = low;
        weights[b] = new double[high - low + 1];
        for (int k = low; k <= high; k++) {
            double f = k * binHz;
            double slope = Math.min((f - from) / (peak - from), (to - f) / (to - peak));
            weights[b][k - low] = Math.max(0, slope) * 2 / (to - from);
        }
    }

    public int bands() {
        return first.length;
    }

    /**
     * The frames {@code from} to {@code from + frames}, band after band: {@code [bands][frames]}.
     *
     * @param length
     *            samples of the signal; what is beyond the end of {@code source} is silence
     */
    public float[] of(PcmSource source, long length, long from, int frames) throws IOException {
        float[] into = new float[bands() * frames];
        for (int at = 0; at < frames; at += FRAMES_AT_ONCE) {
            int count = Math.min(FRAMES_AT_ONCE, frames - at);
            read(source, length, (from + at) * HOP - HALF, (count - 1) * HOP + WINDOW);
            for (int i = 0; i < count; i += 2) {
                boolean two = i + 1 < count;
                powers(i * HOP, two);
                bands(power, into, frames, at + i);
                if (two) {
                    bands(nextPower, into, frames, at + i + 1);
                }
            }
        }
        return into;
    }

    private void read(PcmSource source, long length, long position, int count) throws IOException {
        long start = Math.max(0, position);
        int skipped = (int) (start - position);
        int wanted = Math.clamp(length - start, 0, count - skipped);
        float[] part = new float[count];
        int have = source.read(start, part, wanted);
        while (have < wanted && have > 0) {
            float[] rest = new float[wanted - have];
            int got = source.read(start + have, rest, rest.length);
            if (got <= 0) {
                break;
            }
            System.arraycopy(rest, 0, part, have, got);
            have += got;
        }
        have = Math.max(0, have);
        System.arraycopy(part, 0, samples, skipped, have);
        Arrays.fill(samples, skipped + have, count, 0);
        for (int i = 0; i < count; i++) {
            long at = position + i;
            long mirrored = at < 0 ? -at : at >= length ? 2 * (length - 1) - at : at;
            if (mirrored != at) {
                samples[i] = mirrored < 0 || mirrored >= length ? 0 : mirrored(source, position, count, mirrored);
            }
        }
    }

    private float mirrored(PcmSource source, long position, int count, long at) throws IOException {
        if (at >= position && at < position + count) {
            return samples[(int) (at - position)];
        }
        float[] one = new float[1];
        if (source.read(at, one, 1) < 0) {
            throw new EOFException("the signal ends before its last sample");
        }
        return one[0];
    }

    /** Two real frames in one complex transform: their spectra are its even and its odd half. */
    private void powers(int at, boolean two) {
        for (int i = 0; i < WINDOW; i++) {
            re[i] = samples[at + i] * window[i];
            im[i] = two ? samples[at + HOP + i] * window[i] : 0;
        }
        fft.transform(re, im);
        for (int k = 0; k <= HALF; k++) {
            int mirror = k == 0 ? 0 : WINDOW - k;
            double a = 0.5 * (re[k] + re[mirror]);
            double b = 0.5 * (im[k] - im[mirror]);
            double c = 0.5 * (im[k] + im[mirror]);
            double d = 0.5 * (re[mirror] - re[k]);
            power[k] = a * a + b * b;
            nextPower[k] = c * c + d * d;
        }
    }

    private void bands(double[] spectrum, float[] into, int frames, int frame) {
        for (int b = 0; b < first.length; b++) {
            double sum = 0;
            double[] weight = weights[b];
            for (int k = 0; k < weight.length; k++) {
                sum += weight[k] * spectrum[first[b] + k];
            }
            into[b * frames + frame] = (float) Math.log10(Math.max(LEAST_POWER, sum));
        }
    }

    private static double mel(double hz) {
        return hz < BREAK_HZ ? hz / LINEAR_HZ : BREAK_HZ / LINEAR_HZ + Math.log(hz / BREAK_HZ) / LOG_STEP;
    }

    private static double hz(double mel) {
        double broken = BREAK_HZ / LINEAR_HZ;
        return mel < broken ? mel * LINEAR_HZ : BREAK_HZ * Math.exp((mel - broken) * LOG_STEP);
    }
}
