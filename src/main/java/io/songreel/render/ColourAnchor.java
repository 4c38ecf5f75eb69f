package io.songreel.render;

/**
 * Keeps colours where they were: moves a picture's mean and spread of luma and chroma towards those of a reference. An
 * image model shifts both a little each time it repaints; unanchored, twenty keyframes burn out or turn grey. After
 * Reinhard and others, "Color Transfer between Images" (2001), in Y′CbCr and bounded, so that a reference with hardly any
 * contrast cannot flatten a picture, nor a wild one tear it.
 */
final class ColourAnchor {
    private static final double MOST_GAIN = 1.5;
    private static final double MOST_SHIFT = 48;

    private ColourAnchor() {
    }

    /** @param share 0 to 1: of the way */
    static ThemePlanes.Level towards(ThemePlanes.Level reference, ThemePlanes.Level picture, double share) {
        return new ThemePlanes.Level(picture.width(), picture.height(), picture.pitch(),
                plane(reference.y(), picture.y(), share), plane(reference.u(), picture.u(), share),
                plane(reference.v(), picture.v(), share));
    }

    private static byte[] plane(byte[] reference, byte[] picture, double share) {
        Spread wanted = Spread.of(reference);
        Spread given = Spread.of(picture);
        double ratio = Numbers.clamp((wanted.deviation + 0.5) / (given.deviation + 0.5), 1 / MOST_GAIN, MOST_GAIN);
        double gain = 1 + share * (ratio - 1);
        double mean = given.mean + share * Numbers.clamp(wanted.mean - given.mean, -MOST_SHIFT, MOST_SHIFT);
        byte[] table = new byte[256];
        for (int value = 0; value < 256; value++) {
            table[value] = (byte) Math.clamp(Math.round(mean + gain * (value - given.mean)), 0, 255);
        }
        byte[] moved = new byte[picture.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = table[picture[i] & 255];
        }
        return moved;
    }

    /** Mean and standard deviation. */
    private record Spread(double mean, double deviation) {
        static Spread of(byte[] plane) {
            long sum = 0;
            long squares = 0;
            for (byte value : plane) {
                int v = value & 255;
                sum += v;
                squares += (long) v * v;
            }
            double mean = (double) sum / plane.length;
            return new Spread(mean, Math.sqrt(Math.max(0, (double) squares / plane.length - mean * mean)));
        }
    }
}
