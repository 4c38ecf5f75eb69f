package io.songreel.render;

/**
 * The look of one scene as tables over luma: levels, a gentle gamma, contrast and saturation by the energy of its shot, split toning
 * towards the palette's dark and light ends. Input is full-range 8-bit Y′CbCr, output limited range, dithered so that
 * no slope becomes a stair.
 */
final class Grade {
    private static final int STEPS = 16;
    private final short[] tone = new short[256 * STEPS];
    private final float[] tintU = new float[256];
    private final float[] tintV = new float[256];
    private final float saturation;

    Grade(ClipRequest request, Theme.Tones tones) {
        double energy = Numbers.clamp(request.shot().energy(), 0, 1);
        double black = 0.8 * Math.min(tones.black(), 0.12);
        double white = Math.max(0.72, 1 - 0.7 * (1 - tones.white()));
        double median = Numbers.clamp((tones.median() - black) / (white - black), 0.08, 0.92);
        double gamma = Numbers.clamp(StrictMath.log(Numbers.mix(median, 0.42, 0.3)) / StrictMath.log(median), 0.78,
                1.2);
        double contrast = 0.14 + 0.24 * energy;
        double lift = 0.022 * (1 - 0.6 * energy);
        for (int i = 0; i < tone.length; i++) {
            double x = Numbers.clamp((i / (255.0 * STEPS) - black) / (white - black), 0, 1);
            double bent = StrictMath.pow(x, gamma);
            double y = Numbers.mix(bent, bent * bent * (3 - 2 * bent), contrast);
            tone[i] = (short) Math.round(64 * (16 + 219 * (lift + (0.975 - lift) * y)));
        }
        Palette palette = Palette.of(request.palette());
        Palette.Tint dark = palette.dark().tamed(24);
        Palette.Tint light = palette.light().tamed(24);
        for (int i = 0; i < 256; i++) {
            double y = Numbers.clamp((i - 16) / 219.0, 0, 1);
            double low = 0.42 * (1 - y) * Math.sqrt(1 - y) * Numbers.smooth(0, 0.12, y);
            double high = 0.24 * y * Math.sqrt(y) * (1 - Numbers.smooth(0.9, 1, y));
            tintU[i] = (float) (64 * (low * dark.u() + high * light.u()));
            tintV[i] = (float) (64 * (low * dark.v() + high * light.v()));
        }
        this.saturation = (float) (64 * 224 / 255.0 * (0.90 + 0.24 * energy));
    }

    void luma(float[] row, byte[] out, int at) {
        for (int x = 0; x < row.length; x++) {
            int i = Math.round(row[x] * STEPS);
            out[at + x] = (byte) ((tone[Math.clamp(i, 0, 255 * STEPS)] + Grain.dither(at + x)) >> 6);
        }
    }

    /** Toned by the mean of the four luma samples around each pair; {@code above} is where their upper row starts. */
    void chroma(float[] u, float[] v, byte[] luma, int above, int stride, byte[] out, int at) {
        for (int x = 0; x < u.length; x++) {
            int i = above + 2 * x;
            int y = ((luma[i] & 255) + (luma[i + 1] & 255) + (luma[i + stride] & 255)
                    + (luma[i + stride + 1] & 255)) >> 2;
            out[at + 2 * x] = level(tintU[y] + saturation * (u[x] - 128), at + 2 * x);
            out[at + 2 * x + 1] = level(tintV[y] + saturation * (v[x] - 128), at + 2 * x + 1);
        }
    }

    private static byte level(float value, int place) {
        return (byte) Math.clamp(((int) value + (128 << 6) + Grain.dither(place)) >> 6, 16, 240);
    }
}
