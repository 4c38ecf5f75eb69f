package io.songreel.render;

import io.songreel.job.CancelToken;

/**
 * The part of the picture that one scene sees, graded, filtered for the frame's resolution and kept a little finer, so
 * that a plain bilinear look at any place is smooth. One grid of samples for the whole scene, whatever is laid on it.
 */
final class SceneSource {
    /** Samples for each pixel of the narrowest frame. */
    static final double OVERSAMPLING = 1.5;
    private static final int PAD = 4;

    private final double left;
    private final double top;
    private final double pitch;
    private final double framePitch;
    private final int width;
    private final int height;
    private final byte[] luma;
    private final byte[] chroma;

    SceneSource(ThemePlanes planes, CameraPath path, int frameWidth, Grade grade, CancelToken cancel) {
        this(path, frameWidth, OVERSAMPLING);
        fill(Painting.whole(planes), everything(), grade, cancel);
    }

    /** Nothing on it yet. */
    SceneSource(CameraPath path, int frameWidth, double oversampling) {
        double[] bounds = path.bounds();
        this.framePitch = path.middle().span() / frameWidth;
        this.pitch = path.tightest() / frameWidth / oversampling;
        this.left = bounds[0] - PAD * pitch;
        this.top = bounds[1] - PAD * pitch;
        this.width = 2 * (int) Math.ceil((bounds[2] - bounds[0]) / pitch / 2) + 2 * PAD;
        this.height = 2 * (int) Math.ceil((bounds[3] - bounds[1]) / pitch / 2) + 2 * PAD;
        this.luma = new byte[width * height];
        this.chroma = new byte[width * height / 2];
    }

    /** Samples from {@code left}, {@code top} to before {@code right}, {@code bottom}; all even. */
    record Patch(int left, int top, int right, int bottom) {}

    Patch everything() {
        return new Patch(0, 0, width, height);
    }

    /** The samples that a look at {@code window} needs, as far as there are any. */
    Patch patch(Window window) {
        int fromX = Math.clamp((int) Math.floor(sampleX(window.left())) - PAD, 0, width) & ~1;
        int fromY = Math.clamp((int) Math.floor(sampleY(window.top())) - PAD, 0, height) & ~1;
        int toX = Math.clamp((int) Math.ceil(sampleX(window.right())) + PAD + 1, 0, width) & ~1;
        int toY = Math.clamp((int) Math.ceil(sampleY(window.bottom())) + PAD + 1, 0, height) & ~1;
        return new Patch(fromX, fromY, Math.max(fromX, toX), Math.max(fromY, toY));
    }

    /** Lays {@code painting} on a part of the grid; past the painting's edge its edge goes on. */
    void fill(Painting painting, Patch part, Grade grade, CancelToken cancel) {
        fillLuma(painting, part, grade, cancel);
        cancel.check();
        fillChroma(painting, part, grade, cancel);
    }

    /** Luma, limited range, rows of {@link #width}. */
    byte[] luma() {
        return luma;
    }

    /** U, V pairs around 128, half as wide and high as luma, middles between its samples. */
    byte[] chroma() {
        return chroma;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    double sampleX(double x) {
        return (x - left) / pitch - 0.5;
    }

    double sampleY(double y) {
        return (y - top) / pitch - 0.5;
    }

    private void fillLuma(Painting painting, Patch part, Grade grade, CancelToken cancel) {
        ThemePlanes.Level level = painting.atMost(framePitch * 0.62);
        Taps across = painting.across(level, part.right - part.left, left + part.left * pitch, pitch, framePitch);
        Taps down = painting.down(level, part.bottom - part.top, top + part.top * pitch, pitch, framePitch);
        float[] sums = new float[level.width()];
        float[] row = new float[part.right - part.left];
        for (int y = 0; y < part.bottom - part.top; y++) {
            if ((y & 127) == 0) {
                cancel.check();
            }
            across.row(down, y, level.y(), level.width(), sums, row);
            grade.luma(row, luma, (part.top + y) * width + part.left);
        }
    }

    private void fillChroma(Painting painting, Patch part, Grade grade, CancelToken cancel) {
        ThemePlanes.Level level = painting.atMost(framePitch * 2 * 0.62);
        int columns = (part.right - part.left) / 2;
        Taps across = painting.across(level, columns, left + part.left * pitch, 2 * pitch, 2 * framePitch);
        Taps down = painting.down(level, (part.bottom - part.top) / 2, top + part.top * pitch, 2 * pitch,
                2 * framePitch);
        float[] sums = new float[level.width()];
        float[] u = new float[columns];
        float[] v = new float[columns];
        for (int y = 0; y < (part.bottom - part.top) / 2; y++) {
            if ((y & 127) == 0) {
                cancel.check();
            }
            across.row(down, y, level.u(), level.width(), sums, u);
            across.row(down, y, level.v(), level.width(), sums, v);
            int at = (part.top / 2 + y) * width + part.left;
            grade.chroma(u, v, luma, (part.top + 2 * y) * width + part.left, width, chroma, at);
        }
    }
}
