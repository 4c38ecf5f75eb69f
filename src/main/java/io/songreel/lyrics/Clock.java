package io.songreel.lyrics;

import java.util.Locale;

/** Seconds as the formats spell them. */
final class Clock {
    private Clock() {
    }

    /** {@code hh:mm:ss,mmm}. */
    static String hours(double seconds, char point) {
        long ms = Math.round(seconds * 1000);
        return String.format(Locale.ROOT, "%02d:%02d:%02d%c%03d", ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60,
                point, ms % 1000);
    }

    /** {@code mm:ss.cc}. */
    static String minutes(double seconds) {
        long cs = centiseconds(seconds);
        return String.format(Locale.ROOT, "%02d:%02d.%02d", cs / 6000, cs / 100 % 60, cs % 100);
    }

    /** {@code h:mm:ss.cc}. */
    static String hours(long centiseconds) {
        return String.format(Locale.ROOT, "%d:%02d:%02d.%02d", centiseconds / 360_000, centiseconds / 6000 % 60,
                centiseconds / 100 % 60, centiseconds % 100);
    }

    static long centiseconds(double seconds) {
        return Math.round(seconds * 100);
    }
}
