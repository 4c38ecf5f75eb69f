package io.songreel.api;

import io.songreel.audio.MusicFacts;
import io.songreel.audio.SongSection;
import io.songreel.lyrics.Alignment;
import io.songreel.lyrics.Word;
import io.songreel.musicvideo.AnalysisView;
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
     *            null where the music has no tempo; then the beat lists are empty
     * @param sections
     *            tile the song
     * @param loudnessLufs
     *            integrated, by EBU R 128; null for silence, and for a song that was uploaded before it was measured
     * @param lyricsAlignment
     *            how known lyrics came to their times; null without
     * @param cutReport
     *            null until the song is cut
     */
    @Schema(name = "Analysis")
    record Analysis(@Nullable Double tempoBpm, @Nullable Double tempoConfidence, @Nullable Integer meter,
            List<Double> beatsS, List<Double> downbeatsS, @Nullable String key, @Nullable Double keyConfidence,
            List<Section> sections, Energy energy, @Nullable Double loudnessLufs, List<TimedWord> words,
            @Nullable LyricsAlignment lyricsAlignment, @Nullable CutReport cutReport) {
        static Analysis of(AnalysisView measured) {
            MusicFacts music = measured.music();
            return new Analysis(music.tempoBpm(), music.tempoConfidence(), music.meter(), music.beats(),
                    music.downbeats(), music.key(), music.keyConfidence(),
                    music.sections().stream().map(Section::of).toList(),
                    new Energy(measured.hopS(), measured.energy()), measured.loudnessLufs(),
                    measured.words().stream().map(TimedWord::of).toList(),
                    measured.alignment() == null ? null : LyricsAlignment.of(measured.alignment()),
                    measured.cuts() == null ? null : CutReport.of(measured.cuts()));
        }
    }

    /** A part of the song. */
    @Schema(name = "Section")
    record Section(double startS, double endS, String label, int repetition, double confidence) {
        static Section of(SongSection section) {
            return new Section(section.start(), section.end(), section.label().name().toLowerCase(Locale.ROOT),
                    section.repetition(), section.confidence());
        }
    }

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

    /**
     * How known lyrics came to their times.
     *
     * @param method
     *            {@code given} with the lyrics, {@code ctc}, {@code matched} or {@code spread}: what placed most words
     * @param quality
     *            0 to 1
     */
    @Schema(name = "LyricsAlignment")
    record LyricsAlignment(String method, double quality, List<AlignedLine> lines) {
        static LyricsAlignment of(Alignment alignment) {
            return new LyricsAlignment(alignment.method().name().toLowerCase(Locale.ROOT), alignment.quality(),
                    alignment.lines().stream().map(AlignedLine::of).toList());
        }
    }

    /** A line of known lyrics. One that is doubtful is shown all the same. */
    @Schema(name = "AlignedLine")
    record AlignedLine(String text, double startS, double endS, double quality, boolean doubtful, String method) {
        static AlignedLine of(Alignment.Line line) {
            return new AlignedLine(line.text(), line.start(), line.end(), line.quality(), line.doubtful(),
                    line.method().name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * How well the cuts sit on the music: measured on them, not taken from the plan.
     *
     * @param onBeatShare
     *            within one frame of a beat; null, as the other distances, where there is no cut or no beat
     * @param linesBroken
     *            sung lines with a cut inside
     */
    @Schema(name = "CutReport")
    record CutReport(int cuts, @Nullable Double onBeatShare, @Nullable Double onDownbeatShare,
            @Nullable Double meanErrorMs, @Nullable Double worstErrorMs, int linesBroken, String strategy,
            List<CutPlace> each) {
        static CutReport of(io.songreel.musicvideo.CutReport report) {
            return new CutReport(report.each().size(), report.onBeatShare(), report.onDownbeatShare(),
                    report.meanErrorMs(), report.worstErrorMs(), report.linesBroken(),
                    report.strategy().name().toLowerCase(Locale.ROOT),
                    report.each().stream().map(cut -> new CutPlace(cut.atS(), cut.beatMs(), cut.downbeatMs()))
                            .toList());
        }
    }

    /** One cut and how far it is from the nearest beat and bar. */
    @Schema(name = "CutPlace")
    record CutPlace(double atS, @Nullable Double beatMs, @Nullable Double downbeatMs) {}
}
