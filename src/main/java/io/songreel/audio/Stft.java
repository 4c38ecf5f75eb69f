package io.songreel.audio;

import java.util.Arrays;

/**
 * The short-time Fourier transform with a periodic Hann window, scaled by 1/√size ("normalized" in PyTorch), and its
 * inverse (Griffin and Lim 1984). Frames are not centred: frame {@code t} is the samples from {@code t·hop} on; pad
 * with {@link #reflect} first for frames around {@code t·hop}. Two real signals share each transform, so a stereo sound
 * costs no more than a mono one.
 * <p>
 * A spectrogram of two signals is one array: planes of the first's real and imaginary part, then of the second's, each
 * {@code [bins][frames]}. Safe for one thread at a time.
 */
public final class Stft {
    /** Where the windows hardly reach, nothing can be said of a sample. */
    private static final double LEAST = 1e-11;

    private final int size;
    private final int hop;
    private final Fft fft;
    private final double scale;
    private final double[] window;
    private final double[] first;
    private final double[] second;

    /**
     * @param size
     *            samples in a frame, a power of two
     * @param hop
     *            samples from one frame to the next, at most {@code size}
     */
    public Stft(int size, int hop) {
        if (hop < 1 || hop > size) {
            throw new IllegalArgumentException("a hop is 1 to the size of a frame");
        }
        this.size = size;
        this.hop = hop;
        fft = new Fft(size);
        scale = 1 / Math.sqrt(size);
        window = new double[size];
        for (int i = 0; i < size; i++) {
            window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
        }
        first = new double[size];
        second = new double[size];
    }

    /** Bins from 0 to half the sampling rate, both included. */
    public int bins() {
        return size / 2 + 1;
    }

    /** How many frames lie within so many samples. */
    public int frames(int length) {
        return length < size ? 0 : 1 + (length - size) / hop;
    }

    /** How many samples so many frames span. */
    public int length(int frames) {
        return frames == 0 ? 0 : (frames - 1) * hop + size;
    }

    /**
     * The spectrogram of two signals of one length.
     *
     * @param bins
     *            how many of {@link #bins()}, from 0 on
     * @return four planes of {@code bins × frames(length)}
     */
    public float[] forward(float[] left, float[] right, int bins) {
        int frames = frames(left.length);
        int plane = bins * frames;
        float[] planes = new float[4 * plane];
        for (int t = 0; t < frames; t++) {
            for (int i = 0; i < size; i++) {
                first[i] = window[i] * left[t * hop + i];
                second[i] = window[i] * right[t * hop + i];
            }
            fft.transform(first, second);
            for (int k = 0; k < bins; k++) {
                // the spectrum of a real signal is its own mirrored conjugate: that tells the two apart
                int mirror = (size - k) & (size - 1);
                int at = k * frames + t;
                planes[at] = (float) (0.5 * scale * (first[k] + first[mirror]));
                planes[plane + at] = (float) (0.5 * scale * (second[k] - second[mirror]));
                planes[2 * plane + at] = (float) (0.5 * scale * (second[k] + second[mirror]));
                planes[3 * plane + at] = (float) (0.5 * scale * (first[mirror] - first[k]));
            }
        }
        return planes;
    }

    /**
     * The two signals of a spectrogram: its frames put one over the other, divided by what the windows amount to there.
     * Back from {@link #forward} with all bins, samples that any window reaches are the same as before.
     *
     * @param planes
     *            from {@code offset} on: four planes of {@code bins × frames}; bins that are left out count as 0
     * @param silent
     *            so many frames of zeros count as standing before and after
     * @param left
     *            takes {@code length(frames + 2·silent)} samples, as {@code right} does
     */
    public void inverse(float[] planes, int offset, int bins, int frames, int silent, float[] left, float[] right) {
        Arrays.fill(left, 0);
        Arrays.fill(right, 0);
        int plane = bins * frames;
        for (int t = 0; t < frames; t++) {
            Arrays.fill(first, 0);
            Arrays.fill(second, 0);
            for (int k = 0; k < bins; k++) {
                int at = offset + k * frames + t;
                // what a real signal cannot have at the two ends is dropped, as PyTorch does
                boolean real = k == 0 || k == size / 2;
                double a = planes[at];
                double b = real ? 0 : planes[plane + at];
                double c = planes[2 * plane + at];
                double d = real ? 0 : planes[3 * plane + at];
                int mirror = (size - k) & (size - 1);
                first[k] = a - d;
                second[k] = b + c;
                first[mirror] = a + d;
                second[mirror] = c - b;
            }
            // with real and imaginary parts exchanged, forward is backward
            fft.transform(second, first);
            int from = (silent + t) * hop;
            for (int i = 0; i < size; i++) {
                left[from + i] += (float) (scale * window[i] * first[i]);
                right[from + i] += (float) (scale * window[i] * second[i]);
            }
        }
        level(left, right, frames + 2 * silent);
    }

    private void level(float[] left, float[] right, int frames) {
        int length = length(frames);
        for (int i = 0; i < length; i++) {
            double weight = 0;
            for (int t = Math.min(frames - 1, i / hop); t >= 0 && i - t * hop < size; t--) {
                weight += window[i - t * hop] * window[i - t * hop];
            }
            if (weight > LEAST) {
                left[i] = (float) (left[i] / weight);
                right[i] = (float) (right[i] / weight);
            }
        }
    }

    /**
     * A signal with its own mirror image at both ends, whose edge samples are not repeated.
     *
     * @throws IllegalArgumentException
     *             when it is too short to be mirrored so far
     */
    public static float[] reflect(float[] samples, int before, int after) {
        if (Math.max(before, after) >= samples.length) {
            throw new IllegalArgumentException("a signal is longer than its reflection");
        }
        float[] padded = new float[before + samples.length + after];
        System.arraycopy(samples, 0, padded, before, samples.length);
        for (int i = 0; i < before; i++) {
            padded[i] = samples[before - i];
        }
        for (int i = 0; i < after; i++) {
            padded[before + samples.length + i] = samples[samples.length - 2 - i];
        }
        return padded;
    }
}
