package io.songreel.audio;

/**
 * Short-time level of a song.
 *
 * @param hopSeconds
 *            distance of two values
 * @param rms
 *            root mean square of full-scale samples, 0 to 1, one per hop
 * @param brightness
 *            spectral centroid in Hz, one per hop; 0 in silence
 */
public record Loudness(double hopSeconds, float[] rms, float[] brightness) {
    public Loudness {
        if (hopSeconds <= 0 || rms.length != brightness.length) {
            throw new IllegalArgumentException("one brightness per rms value");
        }
    }
}
