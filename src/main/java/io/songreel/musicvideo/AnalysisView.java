package io.songreel.musicvideo;

import io.songreel.audio.EnergyCurve;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.Word;
import java.util.List;

/**
 * What was measured on a song.
 *
 * @param hopS
 *            seconds between two energy values
 * @param energy
 *            0 to 1
 * @param words
 *            empty until transcribed
 */
public record AnalysisView(double hopS, double[] energy, List<Word> words) {
    static AnalysisView of(FilmBuild build) {
        EnergyCurve energy = build.analysis.get().energy();
        Transcript transcript = build.transcript.value();
        return new AnalysisView(energy.hopSeconds(), energy.values(),
                transcript == null ? List.of() : transcript.words());
    }
}
