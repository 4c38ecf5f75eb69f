package io.songreel.lyrics.align;

import io.songreel.audio.EnergyCurve;
import io.songreel.lyrics.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clock that runs only while somebody sings. It knows where the pauses are on it, and how long.
 *
 * @param trust
 *            0 to 1: how far a line can be trusted that was placed by it alone
 */
record SungTime(List<Span> spans, double[] before, double trust) {
    private static final double BY_VOICE = 0.3;
    private static final double BY_ENERGY = 0.15;
    private static final double BY_NOTHING = 0.05;
    /** Breaths shorter than this do not end a phrase. */
    private static final double SHORTEST_PAUSE = 0.25;
    private static final double SHORTEST_SPAN = 0.15;
    private static final double LOUD = 0.35;
    private static final double SHORTEST_QUIET = 0.6;

    /** A place where the clock stands still for {@code seconds}; {@code at} is its own time. */
    record Pause(double at, double seconds) {}

    /** By the voices where there are any, else where the song is loud, else all of it. */
    static SungTime of(List<Span> voices, @Nullable EnergyCurve energy, double duration) {
        List<Span> sung = joined(voices, SHORTEST_PAUSE, duration);
        if (!sung.isEmpty()) {
            return on(sung, BY_VOICE);
        }
        List<Span> loud = energy == null ? List.of() : joined(loud(energy, duration), SHORTEST_QUIET, duration);
        return loud.isEmpty() ? on(List.of(new Span(0, duration)), BY_NOTHING) : on(loud, BY_ENERGY);
    }

    private static SungTime on(List<Span> spans, double trust) {
        double[] before = new double[spans.size() + 1];
        for (int i = 0; i < spans.size(); i++) {
            before[i + 1] = before[i] + spans.get(i).end() - spans.get(i).start();
        }
        return new SungTime(spans, before, trust);
    }

    private static List<Span> loud(EnergyCurve energy, double duration) {
        List<Span> loud = new ArrayList<>();
        double[] values = energy.values();
        double hop = energy.hopSeconds();
        for (int i = 0; i < values.length; i++) {
            if (values[i] >= LOUD && i * hop < duration) {
                loud.add(new Span(i * hop, (i + 1) * hop));
            }
        }
        return loud;
    }

    /** In order, apart from one another by more than a breath, inside the song. */
    private static List<Span> joined(List<Span> spans, double breath, double duration) {
        List<Span> joined = new ArrayList<>();
        for (Span span : spans) {
            double start = Math.clamp(span.start(), 0, duration);
            double end = Math.clamp(span.end(), start, duration);
            if (!joined.isEmpty() && start - joined.getLast().end() < breath) {
                Span last = joined.removeLast();
                joined.add(new Span(last.start(), Math.max(last.end(), end)));
            } else {
                joined.add(new Span(start, end));
            }
        }
        joined.removeIf(span -> span.end() - span.start() < SHORTEST_SPAN);
        return joined;
    }

    /** What this clock shows at a time of the song. */
    double at(double seconds) {
        int i = spanUpTo(seconds, true);
        if (i < 0) {
            return 0;
        }
        Span span = spans.get(i);
        return before[i] + Math.min(seconds, span.end()) - span.start();
    }

    /** When it shows {@code sung} and goes on: after a pause. */
    double start(double sung) {
        int i = Math.max(0, spanUpTo(sung, false));
        return time(i, sung);
    }

    /** When it first shows {@code sung}: before a pause. */
    double end(double sung) {
        int i = Math.max(0, spanUpTo(sung, false));
        return time(i > 0 && sung <= before[i] ? i - 1 : i, sung);
    }

    private double time(int i, double sung) {
        Span span = spans.get(i);
        return Math.min(span.end(), span.start() + Math.max(0, sung - before[i]));
    }

    /** Pauses within a stretch of this clock, in order. */
    List<Pause> pauses(double from, double to) {
        List<Pause> pauses = new ArrayList<>();
        for (int i = Math.max(1, spanUpTo(from, false)); i < spans.size() && before[i] < to; i++) {
            if (before[i] > from) {
                pauses.add(new Pause(before[i], spans.get(i).start() - spans.get(i - 1).end()));
            }
        }
        return pauses;
    }

    /** The last span that has begun, by the song's time or by this clock's; −1 before the first. */
    private int spanUpTo(double time, boolean song) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if ((song ? spans.get(middle).start() : before[middle]) <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
