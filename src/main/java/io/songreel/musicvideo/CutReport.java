package io.songreel.musicvideo;

import io.songreel.audio.MusicFacts;
import io.songreel.lyrics.LyricLines;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How a song's cuts sit on its music and words, measured on the finished cuts and knowing nothing of how they were
 * chosen. Start and end of the film are no cuts.
 *
 * @param strategy
 *            what the cuts follow
 * @param onBeatShare
 *            0 to 1: cuts within one frame of a beat; null where there is no cut or no beat
 * @param onDownbeatShare
 *            likewise of a bar's first beat
 * @param meanErrorMs
 *            mean distance to the nearest beat; null likewise
 * @param worstErrorMs
 *            the largest one
 * @param linesBroken
 *            sung lines with a cut inside
 * @param each
 *            every cut, in order
 */
public record CutReport(Segmentation strategy, @Nullable Double onBeatShare, @Nullable Double onDownbeatShare,
        @Nullable Double meanErrorMs, @Nullable Double worstErrorMs, int linesBroken, List<Cut> each) {
    /** Rounding in the last bit is no frame. */
    private static final double EPSILON_MS = 1e-6;

    public CutReport {
        each = List.copyOf(each);
    }

    /**
     * One cut.
     *
     * @param atS
     *            seconds
     * @param beatMs
     *            to the nearest beat, never negative; null where the song has none
     * @param downbeatMs
     *            likewise
     */
    public record Cut(double atS, @Nullable Double beatMs, @Nullable Double downbeatMs) {}

    static CutReport of(CutList cut, MusicFacts music, Transcript transcript) {
        FrameLedger ledger = cut.ledger();
        List<Cut> each = new ArrayList<>();
        for (int k = 1; k < ledger.scenes(); k++) {
            double at = ledger.startSeconds(k);
            each.add(new Cut(at, distanceMs(music.beats(), at), distanceMs(music.downbeats(), at)));
        }
        double frameMs = 1000.0 / ledger.fps();
        List<Double> toBeat = each.stream().map(Cut::beatMs).filter(Objects::nonNull).toList();
        List<Double> toDownbeat = each.stream().map(Cut::downbeatMs).filter(Objects::nonNull).toList();
        return new CutReport(cut.strategy(), share(toBeat, frameMs), share(toDownbeat, frameMs),
                value(toBeat.stream().mapToDouble(Double::doubleValue).average()),
                value(toBeat.stream().mapToDouble(Double::doubleValue).max()),
                linesBroken(each, transcript, 0.5 / ledger.fps()), each);
    }

    private static @Nullable Double distanceMs(List<Double> times, double at) {
        return value(times.stream().mapToDouble(time -> Math.abs(time - at) * 1000).min());
    }

    private static @Nullable Double share(List<Double> distancesMs, double withinMs) {
        return value(distancesMs.stream().mapToDouble(ms -> ms <= withinMs + EPSILON_MS ? 1 : 0).average());
    }

    private static @Nullable Double value(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    /** A cut at a line's end, to half a frame, or with its first word, breaks nothing. */
    private static int linesBroken(List<Cut> cuts, Transcript transcript, double halfFrame) {
        int broken = 0;
        for (List<Word> line : LyricLines.of(transcript)) {
            double from = line.getFirst().start() + Math.max(halfFrame, CutCosts.LATE_SECONDS);
            double to = line.getLast().end() - halfFrame;
            broken += cuts.stream().anyMatch(cut -> cut.atS() > from && cut.atS() < to) ? 1 : 0;
        }
        return broken;
    }
}
