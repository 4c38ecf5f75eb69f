package io.songreel.render;

/**
 * The look of one scene as tables over luma: levels, a gentle gamma, contrast and saturation by energy, split toning
 * towards the palette's dark and light ends. Input is full-range 8-bit Y′CbCr, output limited range times 64.
 */
final class Grade {
    private static final int STEPS = 16;
    private final short[] tone = new short[256 * STEPS];
    private final float[] tintU = new float[256];
    private final float[] tintV = new float[256];
    private final float saturation;

    Grade(ClipRequest request, Theme.Tones tones) {
        double energy = Pulse.mean(request.energy());
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
            Sampler.put(out, at + x, tone[Math.clamp(i, 0, 255 * STEPS)]);
        }
    }

    /** Toned by the mean of the four luma samples around each pair; {@code above} is where their upper row starts. */
    void chroma(float[] u, float[] v, byte[] luma, int above, int stride, byte[] out, int at) {
        for (int x = 0; x < u.length; x++) {
            int i = above + 2 * x;
            int y = (Sampler.get(luma, i) + Sampler.get(luma, i + 1) + Sampler.get(luma, i + stride)
                    + Sampler.get(luma, i + stride + 1)) >> 8;
            Sampler.put(out, at + 2 * x, (int) (tintU[y] + saturation * (u[x] - 128)));
            Sampler.put(out, at + 2 * x + 1, (int) (tintV[y] + saturation * (v[x] - 128)));
        }
    }
}
