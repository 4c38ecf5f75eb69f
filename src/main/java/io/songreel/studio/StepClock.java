package io.songreel.studio;

import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Measures denoising steps: says how far it is and how long it will take yet, and when the next preview is due. */
final class StepClock {
    private final LongSupplier nanos;
    private final long between;
    private long previewed;
    private long firstStep;

    /** @param between two previews at least this much time goes by */
    StepClock(LongSupplier nanos, Duration between) {
        this.nanos = nanos;
        this.between = between.toNanos();
        this.previewed = nanos.getAsLong();
    }

    /** After {@code step} of {@code steps}. The first one has loading in it, so the estimate rests on the later ones. */
    String message(int step, int steps) {
        String message = "denoising step " + step + " of " + steps;
        if (step == 1) {
            firstStep = nanos.getAsLong();
            return message;
        }
        double left = (nanos.getAsLong() - firstStep) / 1e9 / (step - 1) * (steps - step);
        return step == steps ? message : String.format(Locale.ROOT, "%s, about %.0f s left", message, Math.ceil(left));
    }

    boolean previewDue() {
        long now = nanos.getAsLong();
        if (now - previewed < between) {
            return false;
        }
        previewed = now;
        return true;
    }
}
