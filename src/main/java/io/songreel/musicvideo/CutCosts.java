package io.songreel.musicvideo;

import io.songreel.lyrics.LyricLines;
import io.songreel.lyrics.Transcript;
import io.songreel.lyrics.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a cut costs at every frame of a film, by the words: nothing between lines and where nobody sings, a little inside
 * a line, far too much inside a word. A cut just before a voice sets in looks most intended, so a gap is cheapest there.
 * In the unit of a squared logarithm of length: breaking a line weighs as much as a scene 1.8 times too long.
 */
final class CutCosts {
    /** More than all other costs of a film together, so that a word is only cut when there is no other way. */
    static final double INSIDE_WORD = 1e6;
    private static final double BREAKS_LINE = 0.35;
    private static final double OFF_ENTRY = 0.05;
    /** A pause this long ends a line, whatever the text says. */
    private static final double PAUSE_SECONDS = 0.7;
    private static final double LEAD_SECONDS = 0.08;
    /** On a beat, nobody sees that a cut comes so late into a line; no time of a word is known much better. */
    static final double LATE_SECONDS = 0.06;

    private final double[] cost;
    private final double fps;
    private final double late;

    private CutCosts(int frames, int fps, double late) {
        cost = new double[frames + 1];
        this.fps = fps;
        this.late = late;
    }

    /**
     * Costs of a cut before frame 0 to {@code frames}.
     *
     * @param late
     *            seconds into a line that a cut is still one before it
     */
    static double[] of(Transcript transcript, int frames, int fps, double late) {
        CutCosts costs = new CutCosts(frames, fps, late);
        List<Sung> words = new ArrayList<>();
        for (List<Word> line : LyricLines.of(transcript)) {
            for (int i = 0; i < line.size(); i++) {
                words.add(new Sung(line.get(i).start(), line.get(i).end(), i == 0));
            }
        }
        words.sort(Comparator.comparingDouble(Sung::start));
        double sungUntil = 0;
        for (int i = 0; i < words.size(); i++) {
            Sung word = words.get(i);
            costs.gap(sungUntil, word, i == 0);
            sungUntil = Math.max(sungUntil, word.end());
        }
        words.forEach(costs::word);
        return costs.cost;
    }

    private record Sung(double start, double end, boolean startsLine) {}

    private void gap(double sungUntil, Sung next, boolean first) {
        double pause = next.start() - sungUntil;
        double base = first || next.startsLine() || pause >= PAUSE_SECONDS
                ? 0
                : BREAKS_LINE * (1 - Math.max(0, pause) / PAUSE_SECONDS);
        double best = Math.max(sungUntil, next.start() - LEAD_SECONDS);
        // A frame to either side: those that half belong to a word count as its edge, and cost what the gap does.
        int last = frameAt(Math.ceil(latest(next, 0) * fps));
        for (int frame = frameAt(Math.floor(sungUntil * fps)); frame <= last; frame++) {
            cost[frame] = base + OFF_ENTRY * Math.min(1, Math.abs(frame / fps - best));
        }
    }

    /** The last moment of a cut before a word. */
    private double latest(Sung word, double tolerance) {
        return word.start() + (word.startsLine() ? Math.max(late, tolerance) : tolerance);
    }

    /** The frame grid cannot hit a word's edge better than to half a frame: up to there it counts as the edge. */
    private void word(Sung word) {
        double half = 0.5 / fps;
        for (int frame = frameAt(word.start() * fps); frame <= frameAt(word.end() * fps); frame++) {
            double time = frame / fps;
            if (time > latest(word, half) && time < word.end() - half) {
                cost[frame] = INSIDE_WORD;
            }
        }
    }

    private int frameAt(double frames) {
        return (int) Math.clamp(Math.round(frames), 0L, cost.length - 1L);
    }
}
