package io.songreel.audio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be heard in a song; times in seconds.
 *
 * @param tempoBpm
 *            of the median beat; null where the music has none, then there are no beats either
 * @param tempoConfidence
 *            0 to 1; small where there is no tempo
 * @param meter
 *            beats in a bar, 3 or 4; null without a tempo
 * @param beats
 *            rising; a tempo that drifts is followed
 * @param downbeats
 *            the beats that start a bar
 * @param key
 *            for example {@code A minor}; null where no key is heard
 * @param keyConfidence
 *            0 to 1
 * @param sections
 *            tile the song from 0 to its end; none only for a song without a sample
 * @param onsets
 *            where something clearly starts, rising; of use where there is no beat
 */
public record MusicFacts(@Nullable Double tempoBpm, double tempoConfidence, @Nullable Integer meter, List<Double> beats,
        List<Double> downbeats, @Nullable String key, double keyConfidence, List<SongSection> sections,
        List<Onset> onsets) {
    public MusicFacts {
        beats = List.copyOf(beats);
        downbeats = List.copyOf(downbeats);
        sections = List.copyOf(sections);
        onsets = List.copyOf(onsets);
    }

    /** Without onsets. */
    public MusicFacts(@Nullable Double tempoBpm, double tempoConfidence, @Nullable Integer meter, List<Double> beats,
            List<Double> downbeats, @Nullable String key, double keyConfidence, List<SongSection> sections) {
        this(tempoBpm, tempoConfidence, meter, beats, downbeats, key, keyConfidence, sections, List.of());
    }
}
