package io.songreel.direction;

import java.util.Locale;

/**
 * A colour in OKLab (Björn Ottosson, 2020): equal distances look about equally different. D65 white is {@code (1, 0, 0)}.
 *
 * @param l
 *            lightness, 0 to 1
 * @param a
 *            green to red, about −0.4 to 0.4
 * @param b
 *            blue to yellow, about −0.4 to 0.4
 */
public record OkLab(double l, double a, double b) {
    private static final double[] LINEAR = new double[256];

    static {
        for (int i = 0; i < LINEAR.length; i++) {
            double c = i / 255.0;
            LINEAR[i] = c <= 0.04045 ? c / 12.92 : StrictMath.pow((c + 0.055) / 1.055, 2.4);
        }
    }

    /** @param rgb {@code 0xRRGGBB}; higher bits are ignored */
    public static OkLab ofSrgb(int rgb) {
        return ofLinear(LINEAR[rgb >> 16 & 0xff], LINEAR[rgb >> 8 & 0xff], LINEAR[rgb & 0xff]);
    }

    /** @param hex {@code #rrggbb} */
    public static OkLab ofHex(String hex) {
        if (!isHex(hex)) {
            throw new IllegalArgumentException("a colour is written #rrggbb");
        }
        return ofSrgb(Integer.parseInt(hex, 1, 7, 16));
    }

    static boolean isHex(String text) {
        return text.length() == 7 && text.charAt(0) == '#'
                && text.chars().skip(1).allMatch(c -> "0123456789abcdef".indexOf(c) >= 0);
    }

    private static OkLab ofLinear(double red, double green, double blue) {
        double l = StrictMath.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        double m = StrictMath.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        double s = StrictMath.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        return new OkLab(0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    /** The nearest {@code 0xRRGGBB}; components outside sRGB are clipped. */
    public int toSrgb() {
        double lc = cube(l + 0.3963377774 * a + 0.2158037573 * b);
        double mc = cube(l - 0.1055613458 * a - 0.0638541728 * b);
        double sc = cube(l - 0.0894841775 * a - 1.2914855480 * b);
        int red = encode(4.0767416621 * lc - 3.3077115913 * mc + 0.2309699292 * sc);
        int green = encode(-1.2684380046 * lc + 2.6097574011 * mc - 0.3413193965 * sc);
        int blue = encode(-0.0041960863 * lc - 0.7034186147 * mc + 1.7076147010 * sc);
        return red << 16 | green << 8 | blue;
    }

    /** {@code #rrggbb}, as {@link #toSrgb} rounds it. */
    public String toHex() {
        return String.format(Locale.ROOT, "#%06x", toSrgb());
    }

    /** How colourful: 0 is grey, about 0.32 the most that sRGB holds. */
    public double chroma() {
        return Math.sqrt(a * a + b * b);
    }

    double squaredDistance(OkLab other) {
        double dl = l - other.l;
        double da = a - other.a;
        double db = b - other.b;
        return dl * dl + da * da + db * db;
    }

    private static double cube(double x) {
        return x * x * x;
    }

    private static int encode(double linear) {
        double c = linear <= 0.0031308 ? 12.92 * linear : 1.055 * StrictMath.pow(linear, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * Math.clamp(c, 0.0, 1.0));
    }
}
