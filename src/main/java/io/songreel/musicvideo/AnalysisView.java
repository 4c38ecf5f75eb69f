package io.songreel.musicvideo;

import io.songreel.audio.EnergyCurve;
import io.songreel.audio.MusicFacts;
import io.songreel.lyrics.Alignment;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured on a song.
 *
 * @param hopS
 *            seconds between two energy values
 * @param energy
 *            0 to 1
 * @param loudnessLufs
 *            integrated loudness by EBU R 128; null for silence and where it was not measured
 * @param words
 *            empty until transcribed
 * @param alignment
 *            how known lyrics came to their times; null without
 * @param cuts
 *            how they sit on the music; null until the song is cut
 */
public record AnalysisView(double hopS, double[] energy, MusicFacts music, @Nullable Double loudnessLufs,
        List<Word> words, @Nullable Alignment alignment, @Nullable CutReport cuts) {
    static AnalysisView of(FilmBuild build) {
        AnalyseStep.Analysis analysis = build.analysis.get();
        EnergyCurve energy = analysis.energy();
        Transcript transcript = build.transcript.value();
        CutList cut = build.cut.value();
        return new AnalysisView(energy.hopSeconds(), energy.values(), analysis.music(),
                build.order.song().upload().facts().loudnessLufs(),
                transcript == null ? List.of() : transcript.words(), transcript == null ? null : transcript.alignment(),
                cut == null || transcript == null ? null : CutReport.of(cut, analysis.music(), transcript));
    }
}
