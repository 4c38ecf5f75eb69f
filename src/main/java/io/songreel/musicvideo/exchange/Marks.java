package io.songreel.musicvideo.exchange;

import io.songreel.musicvideo.exchange.Timeline.Mark;
import io.songreel.musicvideo.exchange.Timeline.Mark.Kind;
import java.util.List;
import java.util.TreeMap;
import java.util.function.DoubleToLongFunction;

/**
 * Places in the music as marks on frames: sections by name, bars and beats by number ("Bar 12", "Beat 12.3"). Beats
 * before the first bar are counted in bar 0; without bars, beats are counted through.
 *
 * @param frameAt
 *            the frame boundary nearest to a time in seconds
 * @param frames
 *            of the film; what is not within is dropped
 */
public record Marks(DoubleToLongFunction frameAt, long frames) {
    /** A section's name and start, seconds. */
    public record Section(String name, double start) {}

    /**
     * In order, at most one a frame.
     *
     * @param beats
     *            seconds, rising
     * @param downbeats
     *            those of the beats that start a bar
     */
    public List<Mark> of(List<Section> sections, List<Double> beats, List<Double> downbeats, BeatMarks density) {
        TreeMap<Long, Mark> marks = new TreeMap<>();
        for (Section section : sections) {
            put(marks, Kind.SECTION, section.name(), section.start());
        }
        int bar = 0;
        int inBar = 0;
        for (double beat : density == BeatMarks.NONE ? List.<Double>of() : beats) {
            boolean first = bar < downbeats.size() && downbeats.get(bar) <= beat;
            bar += first ? 1 : 0;
            inBar = first ? 1 : inBar + 1;
            if (first) {
                put(marks, Kind.BAR, "Bar " + bar, beat);
            } else if (density == BeatMarks.ALL) {
                put(marks, Kind.BEAT, "Beat " + (downbeats.isEmpty() ? "" : bar + ".") + inBar, beat);
            }
        }
        return List.copyOf(marks.values());
    }

    private void put(TreeMap<Long, Mark> marks, Kind kind, String name, double seconds) {
        long frame = frameAt.applyAsLong(seconds);
        if (frame >= 0 && frame < frames) {
            marks.merge(frame, new Mark(kind, name, frame), (a, b) -> b.kind().compareTo(a.kind()) < 0 ? b : a);
        }
    }
}
