package io.songreel.render;

/**
 * Film grain: one soft Gaussian field, laid anew in every frame, wider than any frame so that nothing repeats along a
 * row; strongest in the mid-tones.
 */
final class Grain {
    static final int WIDTH = 2560;
    static final int HEIGHT = 256;
    private static final int DITHER = (1 << 19) - 1;
    private static final byte[] FIELD = field();

    private final double amount;

    /**
     * An encoder pays for grain as for detail (1.5 steps double its time and quadruple the file), so only who wishes for
     * intensity gets much.
     */
    static Grain of(ClipRequest request) {
        double wish = Numbers.clamp(request.intensity(), 0, 1);
        return new Grain(0.3 + 0.8 * wish * wish);
    }

    /** @param amount standard deviation in the mid-tones, in 8-bit steps */
    Grain(double amount) {
        this.amount = amount;
    }

    /**
     * Noise of standard deviation about 32 for row {@code y} of a frame; the frame's place in the field comes from
     * {@code dice}.
     */
    static void row(long dice, int y, int[] noise) {
        int down = ((int) (dice >>> 32) + y) & (HEIGHT - 1);
        int start = (down * WIDTH + ((int) dice & 511)) % (FIELD.length - noise.length);
        for (int x = 0; x < noise.length; x++) {
            noise[x] = FIELD[start + x];
        }
    }

    /** Where the frames of a scene lie in the field; two takes of a shot, of one seed, do not share it. */
    static Dice dice(ClipRequest request) {
        return new Dice(request.seed() ^ Dice.mix(request.scene()), 4);
    }

    /** 0 to 63, even: what to add before six bits are dropped. */
    static int dither(int place) {
        return FIELD[place & DITHER] & 63;
    }

    /** {@code amount × fade} in units for which {@code noise × unit × (90 + n × (560 − 3 n) / 64) >> 20} is 1/64 step. */
    int unit(double fade) {
        return (int) Math.round(amount * fade * 2 * (1 << 20) / 427);
    }

    private static byte[] field() {
        Dice dice = new Dice(0x6772_6169_6EL, 0);
        float[] white = new float[WIDTH * HEIGHT];
        for (int i = 0; i < white.length; i++) {
            white[i] = (float) (dice.between(-1, 1) + dice.between(-1, 1) + dice.between(-1, 1));
        }
        byte[] field = new byte[white.length];
        for (int y = 0; y < HEIGHT; y++) {
            int row = y * WIDTH;
            int above = ((y - 1) & (HEIGHT - 1)) * WIDTH;
            int below = ((y + 1) & (HEIGHT - 1)) * WIDTH;
            for (int x = 0; x < WIDTH; x++) {
                int left = Math.max(0, x - 1);
                int right = Math.min(WIDTH - 1, x + 1);
                float cross = white[row + left] + white[row + right] + white[above + x] + white[below + x];
                float corners = white[above + left] + white[above + right] + white[below + left]
                        + white[below + right];
                float soft = white[row + x] + 0.42f * cross + 0.17f * corners;
                field[row + x] = (byte) Math.clamp(Math.round(soft * 23f), -120, 120);
            }
        }
        return field;
    }
}
