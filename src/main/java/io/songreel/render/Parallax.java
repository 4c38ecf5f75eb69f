package io.songreel.render;

/**
 * Which point of the picture a frame shows where: an affine view, bent by depth so that near things move a little more
 * than far ones. Kept as a mesh of nodes every {@value #CELL} output pixels; between nodes the way is linear.
 */
final class Parallax {
    static final int CELL = 32;
    private static final double SHIFT = 0.30;
    private static final double GROW = 0.40;

    private final Depth depth;
    private final double width;
    private final double height;
    private final Pose middle;

    /** Where the nodes of frames lie, all of them: what is shown lies between nodes. */
    Window window(Pose pose, int frameWidth, int frameHeight) {
        double cos = StrictMath.cos(pose.angle()) * pose.span();
        double sin = StrictMath.sin(pose.angle()) * pose.span();
        double zoom = StrictMath.log(middle.span() / pose.span());
        double[] point = new double[2];
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int row = 0; row < nodes(frameHeight); row++) {
            double y = (Math.min((double) row * CELL, frameHeight) - frameHeight / 2.0) / frameWidth;
            for (int column = 0; column < nodes(frameWidth); column++) {
                double x = (Math.min((double) column * CELL, frameWidth) - frameWidth / 2.0) / frameWidth;
                look(pose, cos, sin, zoom, x, y, point);
                left = Math.min(left, point[0]);
                top = Math.min(top, point[1]);
                right = Math.max(right, point[0]);
                bottom = Math.max(bottom, point[1]);
            }
        }
        return new Window(left, top, right, bottom);
    }

    Parallax(Theme theme, Pose middle) {
        this.depth = theme.depth();
        this.width = theme.planes().width();
        this.height = theme.planes().height();
        this.middle = middle;
    }

    /** The farthest that depth moves a point, in the units of {@code shift}: see {@link #look}. */
    static double reach(double shift, double zoom, double frame) {
        return 0.5 * (SHIFT * shift + GROW * (zoom + Pulse.ZOOM) * frame / 2);
    }

    /**
     * Picture point shown at frame position ({@code right}, {@code down}), measured from the frame's middle in frame
     * widths, to {@code point[0]}, {@code point[1]} in picture pixels.
     */
    void look(Pose pose, double right, double down, double[] point) {
        double cos = StrictMath.cos(pose.angle()) * pose.span();
        double sin = StrictMath.sin(pose.angle()) * pose.span();
        double zoom = StrictMath.log(middle.span() / pose.span());
        look(pose, cos, sin, zoom, right, down, point);
    }

    private void look(Pose pose, double cos, double sin, double zoom, double right, double down, double[] point) {
        double dx = right * cos - down * sin;
        double dy = right * sin + down * cos;
        double near = depth.at((pose.x() + dx) / width, (pose.y() + dy) / height);
        point[0] = pose.x() + dx + near * (SHIFT * (pose.x() - middle.x()) - GROW * zoom * dx);
        point[1] = pose.y() + dy + near * (SHIFT * (pose.y() - middle.y()) - GROW * zoom * dy);
    }

    /** Fills the mesh of a frame, in samples of {@code source}, 16.16 fixed point. */
    void mesh(Pose pose, int frameWidth, int frameHeight, SceneSource source, int[] u, int[] v) {
        double cos = StrictMath.cos(pose.angle()) * pose.span();
        double sin = StrictMath.sin(pose.angle()) * pose.span();
        double zoom = StrictMath.log(middle.span() / pose.span());
        double[] point = new double[2];
        int columns = nodes(frameWidth);
        int rows = nodes(frameHeight);
        for (int row = 0; row < rows; row++) {
            double down = ((double) row * CELL - frameHeight / 2.0) / frameWidth;
            for (int column = 0; column < columns; column++) {
                double right = ((double) column * CELL - frameWidth / 2.0) / frameWidth;
                look(pose, cos, sin, zoom, right, down, point);
                u[row * columns + column] = (int) Math.round(source.sampleX(point[0]) * 65536);
                v[row * columns + column] = (int) Math.round(source.sampleY(point[1]) * 65536);
            }
        }
    }

    static int nodes(int pixels) {
        return (pixels + CELL - 1) / CELL + 1;
    }
}
