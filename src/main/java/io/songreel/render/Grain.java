package io.songreel.render;

/** Film grain: one soft Gaussian tile, laid anew in every frame; strongest in the mid-tones. */
final class Grain {
    static final int SIZE = 512;
    static final int MASK = SIZE - 1;
    private static final byte[] TILE = tile();
    private static final double[] CURVE = curve();

    private final int[] strength = new int[256];
    private final double amount;

    /** @param amount standard deviation in the mid-tones, in 8-bit steps */
    Grain(double amount) {
        this.amount = amount;
    }

    /** Noise of standard deviation about 32. */
    static byte[] pattern() {
        return TILE;
    }

    /** Factor by luma (0 to 255), in 1/32 of {@code 1/64 step} a unit of noise. */
    int[] strength(double fade) {
        for (int i = 0; i < strength.length; i++) {
            strength[i] = (int) Math.round(64 * amount * fade * CURVE[i]);
        }
        return strength;
    }

    private static double[] curve() {
        double[] curve = new double[256];
        for (int i = 0; i < curve.length; i++) {
            double y = Numbers.clamp((i - 16) / 219.0, 0, 1);
            curve[i] = (0.45 + 2.2 * y * (1 - y)) * (1 - 0.45 * y) * Numbers.smooth(-0.02, 0.08, y);
        }
        return curve;
    }

    private static byte[] tile() {
        Dice dice = new Dice(0x6772_6169_6EL, 0);
        float[] white = new float[SIZE * SIZE];
        for (int i = 0; i < white.length; i++) {
            white[i] = (float) (dice.between(-1, 1) + dice.between(-1, 1) + dice.between(-1, 1));
        }
        byte[] tile = new byte[SIZE * SIZE];
        for (int y = 0; y < SIZE; y++) {
            int row = y * SIZE;
            int above = ((y - 1) & MASK) * SIZE;
            int below = ((y + 1) & MASK) * SIZE;
            for (int x = 0; x < SIZE; x++) {
                int left = (x - 1) & MASK;
                int right = (x + 1) & MASK;
                float cross = white[row + left] + white[row + right] + white[above + x] + white[below + x];
                float corners = white[above + left] + white[above + right] + white[below + left]
                        + white[below + right];
                float soft = white[row + x] + 0.42f * cross + 0.17f * corners;
                tile[row + x] = (byte) Math.clamp(Math.round(soft * 23f), -120, 120);
            }
        }
        return tile;
    }
}
