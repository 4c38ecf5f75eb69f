package io.songreel.render;

/**
 * What light does to a frame, on nodes every {@value #CELL} luma pixels: {@code out = gain · in + add}. Between nodes it
 * is linear. One object is refilled for every frame.
 */
final class Light {
    static final int CELL = 8;

    private final int columns;
    private final int rows;
    private final int height;
    private final float[] gain;
    private final float[] add;
    private final float[] colour;
    private final float[] u;
    private final float[] v;

    Light(int width, int height) {
        this.columns = (width + CELL - 1) / CELL + 1;
        this.rows = (height + CELL - 1) / CELL + 1;
        this.height = height;
        this.gain = new float[columns * rows];
        this.add = new float[columns * rows];
        this.colour = new float[columns * rows];
        this.u = new float[columns * rows];
        this.v = new float[columns * rows];
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** Factor on luma above black. */
    float[] gain() {
        return gain;
    }

    /** Added to luma, 8-bit steps. */
    float[] add() {
        return add;
    }

    /** Factor on chroma. */
    float[] colour() {
        return colour;
    }

    /** Added to U, 8-bit steps. */
    float[] u() {
        return u;
    }

    /** Added to V, 8-bit steps. */
    float[] v() {
        return v;
    }

    /** Starts a frame. */
    void reset(float[] vignette, float exposure, float saturation) {
        for (int i = 0; i < gain.length; i++) {
            gain[i] = vignette[i] * exposure;
            colour[i] = (0.35f + 0.65f * vignette[i]) * saturation;
            add[i] = 0;
            u[i] = 0;
            v[i] = 0;
        }
    }

    /** A thin even veil. */
    void veil(Palette.Tint tint, float alpha) {
        for (int i = 0; i < gain.length; i++) {
            lay(i, tint, alpha);
        }
    }

    /**
     * A soft round light. Place and radius are in frame heights.
     *
     * @param flat
     *            share of the radius that is evenly lit: 0 a glow, 0.8 a disc out of focus
     */
    void glow(Palette.Tint tint, double alpha, double x, double y, double radius, double flat) {
        double unit = (double) CELL / height;
        int top = Math.max(0, (int) Math.ceil((y - radius) / unit));
        int bottom = Math.min(rows - 1, (int) Math.floor((y + radius) / unit));
        int from = Math.max(0, (int) Math.ceil((x - radius) / unit));
        int to = Math.min(columns - 1, (int) Math.floor((x + radius) / unit));
        for (int row = top; row <= bottom; row++) {
            double dy = (row * unit - y) / radius;
            for (int column = from; column <= to; column++) {
                double dx = (column * unit - x) / radius;
                double far = dx * dx + dy * dy;
                if (far < 1) {
                    double edge = far <= flat * flat ? 1 : (1 - far) / (1 - flat * flat);
                    double rim = flat > 0 ? 0.72 + 0.28 * far : 1;
                    lay(row * columns + column, tint, (float) (alpha * rim * edge * edge * (3 - 2 * edge)));
                }
            }
        }
    }

    /** Fades everything to black. */
    void fade(float share) {
        for (int i = 0; i < gain.length; i++) {
            gain[i] *= share;
            add[i] *= share;
            colour[i] *= share;
            u[i] *= share;
            v[i] *= share;
        }
    }

    /** Screen: white stays white, black takes the light's colour. */
    private void lay(int i, Palette.Tint tint, float alpha) {
        float luma = (float) tint.luma() * alpha;
        gain[i] *= 1 - luma;
        add[i] = add[i] * (1 - luma) + 219 * luma;
        colour[i] *= 1 - 0.6f * alpha;
        u[i] = u[i] * (1 - 0.6f * alpha) + (float) tint.u() * alpha;
        v[i] = v[i] * (1 - 0.6f * alpha) + (float) tint.v() * alpha;
    }
}
