package io.songreel.audio;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads a song forwards at about 22 kHz: a whole fraction of its own rate, after a windowed-sinc low pass. Values that
 * are no numbers count as silence. Holds one second of samples.
 */
final class Decimator {
    private static final double WANTED_RATE = 22_050;
    private static final int TAPS_PER_FACTOR = 8;

    private final PcmSource source;
    private final long samples;
    private final int factor;
    private final float[] taps;
    private final float[] raw;
    private final float[] chunk;
    private final float[] phase;
    private long read;
    private long made;

    Decimator(PcmSource source, long samples, int sampleRate) {
        this.source = source;
        this.samples = samples;
        factor = Math.max(1, (int) Math.round(sampleRate / WANTED_RATE));
        taps = factor == 1 ? new float[]{1} : lowPass(factor);
        int block = Math.max(1, sampleRate / factor) * factor;
        raw = new float[taps.length - 1 + block];
        chunk = new float[block];
        phase = new float[raw.length / factor + 1];
        // The filter's delay is taken out: the first output is centred on the first sample.
        read = -(taps.length / 2);
    }

    int factor() {
        return factor;
    }

    /** How many samples come out in all. */
    long length() {
        return (samples + factor - 1) / factor;
    }

    /** The most {@link #next} gives at a time. */
    int largestBlock() {
        return chunk.length / factor;
    }

    /**
     * The next second.
     *
     * @return how many samples were written from {@code at}; 0 at the end
     */
    int next(float[] into, int at) throws IOException {
        int wanted = (int) Math.min(largestBlock(), length() - made);
        if (wanted == 0) {
            return 0;
        }
        int kept = made == 0 ? 0 : taps.length - 1;
        System.arraycopy(raw, raw.length - kept, raw, 0, kept);
        fill(kept);
        Arrays.fill(into, at, at + wanted, 0);
        for (int offset = 0; offset < factor; offset++) {
            filter(offset, into, at, wanted);
        }
        made += wanted;
        return wanted;
    }

    /** Adds what every factor-th sample weighs, four taps at a time. */
    private void filter(int offset, float[] into, int at, int wanted) {
        int count = (raw.length - offset + factor - 1) / factor;
        for (int i = 0; i < count; i++) {
            phase[i] = raw[i * factor + offset];
        }
        int k = offset;
        for (; k + 3 * factor < taps.length; k += 4 * factor) {
            float first = taps[k];
            float second = taps[k + factor];
            float third = taps[k + 2 * factor];
            float fourth = taps[k + 3 * factor];
            int from = k / factor;
            for (int i = 0; i < wanted; i++) {
                int j = from + i;
                into[at + i] += first * phase[j] + second * phase[j + 1] + third * phase[j + 2] + fourth * phase[j + 3];
            }
        }
        for (; k < taps.length; k += factor) {
            for (int i = 0; i < wanted; i++) {
                into[at + i] += taps[k] * phase[k / factor + i];
            }
        }
    }

    /** Fills the raw buffer from {@code at} to its end; before the first and after the last sample is silence. */
    private void fill(int at) throws IOException {
        int to = at;
        while (to < raw.length) {
            if (read < 0 || read >= samples) {
                raw[to++] = 0;
                read++;
                continue;
            }
            int count = (int) Math.min(Math.min(chunk.length, raw.length - to), samples - read);
            int got = source.read(read, chunk, count);
            if (got <= 0) {
                throw new EOFException("the song ends before its last sample");
            }
            for (int i = 0; i < got; i++) {
                raw[to + i] = Float.isFinite(chunk[i]) ? Math.clamp(chunk[i], -4f, 4f) : 0;
            }
            to += got;
            read += got;
        }
    }

    private static float[] lowPass(int factor) {
        int half = TAPS_PER_FACTOR * factor / 2;
        float[] taps = new float[2 * half + 1];
        double sum = 0;
        double cutoff = 0.92 / factor;
        for (int i = -half; i <= half; i++) {
            double sinc = i == 0 ? cutoff : Math.sin(Math.PI * cutoff * i) / (Math.PI * i);
            double hann = 0.5 + 0.5 * Math.cos(Math.PI * i / (half + 1.0));
            taps[i + half] = (float) (sinc * hann);
            sum += sinc * hann;
        }
        for (int i = 0; i < taps.length; i++) {
            taps[i] /= (float) sum;
        }
        return taps;
    }
}
