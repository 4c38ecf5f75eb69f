package io.songreel.api;

import io.songreel.lyrics.Word;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was measured on a song. */
final class AnalysisBodies {
    private AnalysisBodies() {
    }

    /**
     * Everything known of a song.
     *
     * @param tempoBpm
     *            null where the music has no tempo or none was measured; then the beat lists are empty
     * @param loudnessLufs
     *            null where not measured
     */
    @Schema(name = "Analysis")
    record Analysis(@Nullable Double tempoBpm, @Nullable Double tempoConfidence, @Nullable Integer meter,
            List<Double> beatsS, List<Double> downbeatsS, @Nullable String key, @Nullable Double keyConfidence,
            List<Section> sections, Energy energy, @Nullable Double loudnessLufs, List<TimedWord> words,
            @Nullable CutReport cutReport) {
        /** What energy and words alone tell: no tempo, no sections. */
        static Analysis of(Films.Analysis measured) {
            return new Analysis(null, null, null, List.of(), List.of(), null, null, List.of(),
                    new Energy(measured.hopS(), measured.energy()), null,
                    measured.words().stream().map(TimedWord::of).toList(), null);
        }
    }

    /** A part of the song. */
    @Schema(name = "Section")
    record Section(double startS, double endS, String label, int repetition, double confidence) {}

    /** Loudness over time, 0 to 1. */
    @Schema(name = "Energy")
    record Energy(double hopS, double[] values) {}

    /** A word with its time. */
    @Schema(name = "TimedWord")
    record TimedWord(String text, double startS, double endS, double confidence, String source) {
        static TimedWord of(Word word) {
            return new TimedWord(word.text(), word.start(), word.end(), word.confidence(),
                    word.source().name().toLowerCase(Locale.ROOT));
        }
    }

    /** How well the cuts sit on the music. */
    @Schema(name = "CutReport")
    record CutReport(int cuts, double onBeatShare, double onDownbeatShare, double meanErrorMs, double worstErrorMs,
            int linesBroken, String strategy) {}
}
