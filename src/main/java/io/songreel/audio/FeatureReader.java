package io.songreel.audio;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * The one pass over a song's samples: log-mel spectral flux in frames of 46 ms every 12 ms, chroma and timbre in blocks
 * of 186 ms every 93 ms. Holds about 1.3 kB a second of song.
 */
final class FeatureReader {
    private static final int BANDS = 40;
    private static final int FRAME = 1024;
    private static final int BLOCK = 4096;
    private static final double HOP_SECONDS = 256 / 22_050.0;
    private static final int FRAMES_PER_BLOCK = 8;
    /** Flux looks back this many frames: the window is four hops long, and neighbours share most of it. */
    private static final int LOOK_BACK = 2;

    private final Decimator decimator;
    private final double rate;
    private final int hop;
    private final PowerSpectrum frameSpectrum = new PowerSpectrum(FRAME);
    private final PowerSpectrum blockSpectrum = new PowerSpectrum(BLOCK);
    private final MelBands mel;
    private final Chroma chroma;
    private final int[] bandOf = new int[BANDS];
    private final int[] bandsIn = new int[SongFeatures.Band.values().length];
    private final float[] magnitude = new float[BLOCK / 2];
    private final float[][] recent = new float[LOOK_BACK + 1][BANDS];
    private final float[][] flux;
    private final float[][] chromas;
    private final float[][] timbres;

    FeatureReader(PcmSource source, long samples, int sampleRate) {
        decimator = new Decimator(source, samples, sampleRate);
        rate = (double) sampleRate / decimator.factor();
        hop = Math.max(1, (int) Math.round(rate * HOP_SECONDS));
        mel = new MelBands(BANDS, FRAME, rate);
        chroma = new Chroma(BLOCK, rate);
        for (int b = 0; b < BANDS; b++) {
            for (SongFeatures.Band band : SongFeatures.Band.values()) {
                if (mel.centreHz(b) >= band.fromHz && mel.centreHz(b) < band.toHz) {
                    bandOf[b] = band.index;
                    bandsIn[band.index]++;
                }
            }
        }
        int frames = Math.toIntExact((decimator.length() + hop - 1) / hop);
        flux = new float[bandsIn.length][frames];
        chromas = new float[(frames + FRAMES_PER_BLOCK - 1) / FRAMES_PER_BLOCK][Chroma.CLASSES];
        timbres = new float[chromas.length][BANDS];
    }

    /** Reads the song; {@code cancelled} is asked every second of it. */
    SongFeatures read(BooleanSupplier cancelled) throws IOException {
        // Half a block of silence before the song, so that the first window is centred on its first sample.
        float[] window = new float[BLOCK + BLOCK / 2 + decimator.largestBlock()];
        int have = BLOCK / 2;
        int frames = flux[0].length;
        int frame = 0;
        long dropped = 0;
        boolean ended = false;
        while (frame < frames) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("cancelled");
            }
            int got = ended ? 0 : decimator.next(window, have);
            if (got == 0) {
                ended = true;
                Arrays.fill(window, have, window.length, 0);
                got = Math.min(window.length - have, BLOCK);
            }
            have += got;
            while (frame < frames && (long) frame * hop - dropped + BLOCK <= have) {
                int start = (int) ((long) frame * hop - dropped);
                frame(window, start + (BLOCK - FRAME) / 2, frame);
                if (frame % FRAMES_PER_BLOCK == 0) {
                    blockSpectrum.of(window, start, magnitude, chroma.bins());
                    chroma.of(magnitude, chromas[frame / FRAMES_PER_BLOCK]);
                }
                frame++;
            }
            int used = (int) Math.min(have, (long) frame * hop - dropped);
            System.arraycopy(window, used, window, 0, have - used);
            have -= used;
            dropped += used;
        }
        double frameSeconds = hop / rate;
        return new SongFeatures(decimator.length() / rate, frameSeconds, flux, FRAMES_PER_BLOCK * frameSeconds, chromas,
                timbres);
    }

    private void frame(float[] window, int start, int frame) {
        frameSpectrum.of(window, start, magnitude, FRAME / 2);
        float[] now = recent[frame % recent.length];
        float[] before = recent[(frame + 1) % recent.length];
        mel.of(magnitude, now);
        float[] timbre = timbres[frame / FRAMES_PER_BLOCK];
        for (int b = 0; b < BANDS; b++) {
            timbre[b] += now[b] / FRAMES_PER_BLOCK;
            if (frame >= LOOK_BACK) {
                // A note that glides into the next band is no onset (Böck and Widmer 2013).
                float last = Math.max(before[b],
                        Math.max(before[Math.max(0, b - 1)], before[Math.min(BANDS - 1, b + 1)]));
                flux[bandOf[b]][frame] += Math.max(0, now[b] - last) / bandsIn[bandOf[b]];
            }
        }
    }
}
