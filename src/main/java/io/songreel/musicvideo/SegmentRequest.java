package io.songreel.musicvideo;

import io.songreel.audio.EnergyCurve;
import io.songreel.audio.MusicFacts;
import io.songreel.lyrics.Transcript;
import java.util.OptionalInt;

/**
 * What is needed to cut a song.
 *
 * @param samples
 *            of the whole song, per channel
 * @param sampleRate
 *            Hz
 * @param sceneSeconds
 *            wanted length of a scene
 * @param numScenes
 *            wanted number of scenes; wins over length, frequency and intensity
 * @param intensity
 *            0 to 1; more cuts faster, except in fixed windows
 * @param transcript
 *            cleaned
 * @param music
 *            what was heard in the song
 */
public record SegmentRequest(long samples, int sampleRate, int fps, Segmentation segmentation, double sceneSeconds,
        OptionalInt numScenes, CutFrequency cutFrequency, double intensity, Transcript transcript, EnergyCurve energy,
        MusicFacts music) {
    /** From the middle of the intensity to either end. */
    private static final double INTENSITY_FACTOR = 1.25;

    public SegmentRequest {
        if (samples <= 0 || sampleRate <= 0 || !(sceneSeconds > 0) || numScenes.orElse(1) < 1) {
            throw new IllegalArgumentException("a song, a scene and their number are longer than nothing");
        }
        if (!(intensity >= 0 && intensity <= 1)) {
            throw new IllegalArgumentException("intensity is 0 to 1");
        }
    }

    /** Length of fixed windows, seconds, where no number of scenes is asked for. */
    double windowSeconds() {
        return sceneSeconds * cutFrequency.lengthFactor;
    }

    /** Length a planned scene aims at, frames, at least one, where no number of scenes is asked for. */
    double targetFrames() {
        return targetFrames(sceneSeconds, cutFrequency, intensity, fps);
    }

    static double targetFrames(double sceneSeconds, CutFrequency frequency, double intensity, int fps) {
        return Math.max(1,
                sceneSeconds * frequency.lengthFactor * Math.pow(INTENSITY_FACTOR, 1 - 2 * intensity) * fps);
    }
}
