package io.songreel.lyrics.voice;

import io.songreel.audio.Stft;

/**
 * Demucs's way between a segment and its spectrogram (Défossez 2021): mirrored at both ends so that there is one frame
 * for each hop, without the highest bin. Back, that bin and two frames at each end count as silent. Safe for one thread
 * at a time.
 */
final class HtdemucsSpectrum {
    private static final int SILENT = 2;

    private final int bins;
    private final int segment;
    private final int frames;
    private final int hop;
    private final Stft stft;
    private final float[] left;
    private final float[] right;

    HtdemucsSpectrum(int segment, int bins) {
        this.segment = segment;
        this.bins = bins;
        hop = bins / 2;
        frames = Math.ceilDiv(segment, hop);
        stft = new Stft(2 * bins, hop);
        left = new float[stft.length(frames + 2 * SILENT)];
        right = new float[left.length];
    }

    /** The mirror image before a segment. */
    private int before() {
        return 3 * hop / 2;
    }

    /** Planes of {@code [bins][frames]}: left real, left imaginary, right real, right imaginary. */
    float[] of(float[] leftSegment, float[] rightSegment) {
        int after = before() + frames * hop - segment;
        return stft.forward(Stft.reflect(leftSegment, before(), after), Stft.reflect(rightSegment, before(), after),
                bins);
    }

    /**
     * Adds the sound of a spectrogram to a segment.
     *
     * @param planes
     *            from {@code offset} on, as {@link #of} gives them
     */
    void addSound(float[] planes, int offset, float[] leftSegment, float[] rightSegment) {
        stft.inverse(planes, offset, bins, frames, SILENT, left, right);
        // the first frame that is not silent begins with the mirror image
        int from = SILENT * hop + before();
        for (int i = 0; i < segment; i++) {
            leftSegment[i] += left[from + i];
            rightSegment[i] += right[from + i];
        }
    }
}
