package io.songreel.audio.synth;

import java.util.List;

/**
 * What is true of a generated song; times in seconds.
 *
 * @param bpm
 *            of its median beat
 * @param key
 *            for example {@code A minor}
 * @param parts
 *            in order; the first starts with the song, the last ends with it
 */
public record SongTruth(double bpm, int meter, double[] beats, double[] downbeats, String key, List<Part> parts) {
    /** A section; those of one content sound the same but for the playing. */
    public record Part(double start, double end, String label, int content) {}

    /** Where one part follows another, without the song's own start and end. */
    public double[] borders() {
        return parts.stream().skip(1).mapToDouble(Part::start).toArray();
    }
}
