package io.songreel.direction;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was heard in the song as a whole.
 *
 * @param tempoBpm
 *            null where the music has none
 * @param meter
 *            beats in a bar; null without a tempo
 * @param key
 *            for example {@code A minor}; null where no key is heard
 * @param keyConfidence
 *            0 to 1
 * @param brightnessHz
 *            mean spectral centroid
 * @param energy
 *            mean energy, 0 to 1, of {@value #ENERGY_PARTS} equal parts of the song; empty when not measured
 */
public record Music(@Nullable Double tempoBpm, @Nullable Integer meter, @Nullable String key, double keyConfidence,
        double brightnessHz, List<Double> energy) {
    public static final int ENERGY_PARTS = 16;

    public Music {
        energy = List.copyOf(energy);
    }
}
