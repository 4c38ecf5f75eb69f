package io.songreel.musicvideo;

import io.songreel.audio.EnergyCurve;
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
 *            wanted number of scenes; wins over length and frequency
 * @param transcript
 *            cleaned
 */
public record SegmentRequest(long samples, int sampleRate, int fps, Segmentation segmentation, double sceneSeconds,
        OptionalInt numScenes, CutFrequency cutFrequency, Transcript transcript, EnergyCurve energy) {
    public SegmentRequest {
        if (samples <= 0 || sampleRate <= 0 || !(sceneSeconds > 0) || numScenes.orElse(1) < 1) {
            throw new IllegalArgumentException("a song, a scene and their number are longer than nothing");
        }
    }

    /** Length to aim at, seconds, where no number of scenes is asked for. */
    double targetSeconds() {
        return sceneSeconds * cutFrequency.lengthFactor;
    }
}
