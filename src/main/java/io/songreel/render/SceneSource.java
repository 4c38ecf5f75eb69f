package io.songreel.render;

import io.songreel.job.CancelToken;

/**
 * The part of the picture that one scene sees, graded, filtered for the frame's resolution and kept about
 * {@value #OVERSAMPLING} times finer, so that a plain bilinear look at any place is smooth.
 */
final class SceneSource {
    private static final double OVERSAMPLING = 1.5;
    private static final int PAD = 4;

    private final double left;
    private final double top;
    private final double pitch;
    private final int width;
    private final int height;
    private final byte[] luma;
    private final byte[] chroma;

    SceneSource(ThemePlanes planes, CameraPath path, int frameWidth, Grade grade, CancelToken cancel) {
        double[] bounds = path.bounds();
        double framePitch = path.middle().span() / frameWidth;
        this.pitch = path.tightest() / frameWidth / OVERSAMPLING;
        this.left = bounds[0] - PAD * pitch;
        this.top = bounds[1] - PAD * pitch;
        this.width = 2 * (int) Math.ceil((bounds[2] - bounds[0]) / pitch / 2) + 2 * PAD;
        this.height = 2 * (int) Math.ceil((bounds[3] - bounds[1]) / pitch / 2) + 2 * PAD;
        this.luma = new byte[width * height];
        this.chroma = new byte[width * height / 2];
        fillLuma(planes, framePitch, grade, cancel);
        cancel.check();
        fillChroma(planes, framePitch, grade, cancel);
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

    private void fillLuma(ThemePlanes planes, double framePitch, Grade grade, CancelToken cancel) {
        ThemePlanes.Level level = planes.atMost(framePitch * 0.62);
        Taps across = taps(level, level.width(), width, left, pitch, framePitch);
        Taps down = taps(level, level.height(), height, top, pitch, framePitch);
        float[] sums = new float[level.width()];
        float[] row = new float[width];
        for (int y = 0; y < height; y++) {
            if ((y & 127) == 0) {
                cancel.check();
            }
            across.row(down, y, level.y(), level.width(), sums, row);
            grade.luma(row, luma, y * width);
        }
    }

    private void fillChroma(ThemePlanes planes, double framePitch, Grade grade, CancelToken cancel) {
        ThemePlanes.Level level = planes.atMost(framePitch * 2 * 0.62);
        Taps across = taps(level, level.width(), width / 2, left, 2 * pitch, 2 * framePitch);
        Taps down = taps(level, level.height(), height / 2, top, 2 * pitch, 2 * framePitch);
        float[] sums = new float[level.width()];
        float[] u = new float[width / 2];
        float[] v = new float[width / 2];
        for (int y = 0; y < height / 2; y++) {
            if ((y & 127) == 0) {
                cancel.check();
            }
            across.row(down, y, level.u(), level.width(), sums, u);
            across.row(down, y, level.v(), level.width(), sums, v);
            grade.chroma(u, v, luma, 2 * y * width, width, chroma, y * width);
        }
    }

    private static Taps taps(ThemePlanes.Level level, int size, int outputs, double origin, double pitch,
            double framePitch) {
        return Taps.of(size, outputs, (origin + pitch / 2) / level.pitch() - 0.5, pitch / level.pitch(),
                Math.max(1, 0.95 * framePitch / level.pitch()));
    }
}
