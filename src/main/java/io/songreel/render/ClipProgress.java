package io.songreel.render;

import io.songreel.job.Progress;

/**
 * One rising fraction from two threads: one paints keyframes, the other shows frames. Keyframes take nearly all of the
 * time.
 */
final class ClipProgress {
    private static final double FRAMES = 0.1;

    private final Progress progress;
    private final int pictures;
    private double painted;
    private double shown;

    /** @param pictures how many the model will paint */
    ClipProgress(Progress progress, int pictures) {
        this.progress = progress;
        this.pictures = pictures;
    }

    /** Step {@code step} of {@code steps} of picture {@code number}, from 0, is done. */
    synchronized void step(int number, int step, int steps) {
        painted = Math.max(painted, (number + (double) step / steps) / pictures);
        tell("keyframe " + (number + 1) + " of " + pictures + ": denoising step " + step + " of " + steps);
    }

    synchronized void frames(double fraction, String message) {
        shown = fraction;
        tell(message);
    }

    private void tell(String message) {
        double fraction = shown >= 1 ? 1 : (1 - FRAMES) * Math.min(1, painted) + FRAMES * shown;
        progress.at(fraction, message);
    }
}
