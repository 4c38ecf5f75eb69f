package io.songreel.lyrics.whisper.onnx;

import io.songreel.lyrics.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where there is a voice, with room for what a detector hears late; without a detector, everywhere. */
record Voices(@Nullable List<Span> spans) {
    /** A word may begin or end this much outside a span. */
    private static final double ROOM_SECONDS = 0.3;
    /** A window begins this much before the next voice. */
    private static final double LEAD_SECONDS = 0.5;

    static Voices everywhere() {
        return new Voices(null);
    }

    boolean between(double start, double end) {
        return spans == null || spans.stream()
                .anyMatch(span -> span.start() - ROOM_SECONDS < end && span.end() + ROOM_SECONDS > start);
    }

    /** The frame at or after this one from where it is worth listening; beyond every song when no voice is left. */
    long next(long frame) {
        if (spans == null) {
            return frame;
        }
        double time = (double) frame / SongMel.RATE;
        return spans.stream().filter(span -> span.end() > time).findFirst()
                .map(span -> Math.max(frame, Math.round((span.start() - LEAD_SECONDS) * SongMel.RATE)))
                .orElse(Long.MAX_VALUE);
    }
}
