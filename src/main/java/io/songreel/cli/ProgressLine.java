package io.songreel.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows how far a job is: one line written over and over on a terminal, a line now and then elsewhere. */
final class ProgressLine {
    private static final int WIDTH = 28;
    private static final double PLAIN_STEP = 0.1;
    private static final char[] EIGHTHS = {' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉'};

    private final PrintStream out;
    private final boolean interactive;
    private double shown = -1;
    private String status = "";

    ProgressLine(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    /**
     * Shows a state.
     *
     * @param fraction
     *            0 to 1
     * @param etaSeconds
     *            null while unknown
     */
    void show(String newStatus, double fraction, String message, @Nullable Double etaSeconds) {
        String left = etaSeconds == null ? "" : " · " + clock(etaSeconds) + " left";
        String percent = String.format(Locale.ROOT, "%3d %%", (int) Math.floor(fraction * 100));
        if (interactive) {
            out.print("\r\u001b[K" + bar(fraction) + " " + percent + "  " + shortened(message) + left);
            out.flush();
        } else if (!newStatus.equals(status) || fraction >= shown + PLAIN_STEP) {
            out.println(percent + "  " + newStatus + ": " + message + left);
            shown = fraction;
            status = newStatus;
        }
    }

    /** Leaves the line, so that what follows starts on a new one. */
    void end() {
        if (interactive) {
            out.println();
        }
    }

    static String bar(double fraction) {
        int eighths = (int) Math.round(Math.clamp(fraction, 0, 1) * WIDTH * 8);
        int full = eighths / 8;
        String text = "█".repeat(full) + (full < WIDTH ? EIGHTHS[eighths % 8] : "");
        return "▕" + text + " ".repeat(WIDTH - text.length()) + "▏";
    }

    static String clock(double seconds) {
        long whole = Math.max(0, Math.round(seconds));
        return whole / 60 + ":" + String.format(Locale.ROOT, "%02d", whole % 60);
    }

    private static String shortened(String message) {
        return message.length() > 44 ? message.substring(0, 43) + "…" : message;
    }
}
