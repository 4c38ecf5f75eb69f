package io.songreel.render;

import io.songreel.media.Yuv420;

/**
 * Air between camera and picture: vignette, light leaks, discs out of focus, dust, haze; fades at the film's ends. All of
 * it goes on over cuts: it is a function of the film's time, not of the scene's, and of a seed of the film. What the
 * negative prompt names is left out.
 */
final class Atmosphere {
    private static final int DISCS = 9;
    private static final int SPECKS = 34;
    private static final Palette.Tint AMBER = Palette.Tint.of(0xffb46a);
    private static final Palette.Tint WHITE = Palette.Tint.of(0xfff4e2);

    private final ClipRequest request;
    private final Pulse pulse;
    private final Palette palette;
    private final long seed;
    private final double ratio;
    private final float[] vignette;
    private final Light light;
    private final double leak;
    private final double discs;
    private final double dust;
    private final double haze;

    Atmosphere(ClipRequest request, Pulse pulse) {
        this.request = request;
        this.pulse = pulse;
        this.palette = Palette.of(request.palette());
        this.seed = Dice.mix(request.palette().hashCode() * 31L + request.filmFrames());
        this.ratio = (double) request.profile().width() / request.profile().height();
        this.light = new Light(request.profile().width(), request.profile().height());
        Move.Words wish = new Move.Words(request.motion() + " " + request.prompt());
        Move.Words ban = new Move.Words(request.negativePrompt());
        double energy = Pulse.mean(request.energy());
        double strength = 0.5 + 0.5 * Numbers.clamp(request.intensity(), 0, 1);
        boolean sparkling = wish.any("bokeh", "lights", "sparkle", "sparkles", "glitter", "neon", "embers",
                "fireflies");
        boolean dusty = wish.any("dust", "dusty", "particles", "snow", "ash", "pollen", "motes");
        boolean hazy = wish.any("haze", "hazy", "fog", "foggy", "mist", "misty", "smoke", "dream", "dreamy");
        boolean sunny = wish.any("sun", "sunlight", "sunrise", "sunset", "leak", "leaks", "flare", "golden", "glow");
        this.leak = ban.any("leak", "leaks", "flare", "flares") ? 0 : strength * (sunny ? 0.44 : 0.31);
        this.discs = ban.any("bokeh", "lights", "blur")
                ? 0
                : strength * (sparkling ? 0.26 : 0.19 * Numbers.smooth(0.30, 0.75, energy));
        this.dust = ban.any("dust", "particles", "noise")
                ? 0
                : strength * (dusty ? 0.55 : 0.36 * (1 - Numbers.smooth(0.35, 0.85, energy)));
        this.haze = ban.any("haze", "fog", "smoke", "mist") ? 0 : strength * (hazy ? 0.085 : 0.025);
        this.vignette = vignette(ban.any("vignette") ? 0 : 0.30 - 0.06 * energy);
    }

    /** Light of frame {@code n} of the scene. */
    Light light(int n) {
        double seconds = seconds(n);
        double swell = pulse.swell()[n];
        light.reset(vignette, (float) (1 + Pulse.EXPOSURE * pulse.punch()[n]), (float) (0.97 + 0.06 * swell));
        light.veil(palette.bright(1).mixed(WHITE, 0.3), (float) haze);
        leaks(seconds, swell);
        discs(seconds, swell);
        light.fade((float) fade(n));
        return light;
    }

    /** 0 black to 1: in at the film's first frames, out at its last. */
    double fade(int n) {
        double frame = request.firstFrame() + n + 0.5;
        double film = request.filmFrames();
        double in = Math.min(0.8 * request.profile().fps(), film / 5);
        double out = Math.min(1.4 * request.profile().fps(), film / 4);
        return Numbers.smooth(0, in, frame) * Numbers.smooth(0, out, film - frame);
    }

    /** Specks of dust, drawn last: they are finer than the light's nodes. */
    void dust(int n, Yuv420 frame) {
        double seconds = seconds(n);
        double unit = frame.height();
        for (int k = 0; dust > 0 && k < SPECKS; k++) {
            Dice dice = new Dice(seed, 100 + k);
            double near = dice.between(0, 1);
            double x = wrapped(dice.between(0, 1) + seconds * dice.between(-0.010, 0.016) * (0.5 + near));
            double y = wrapped(dice.between(0, 1) - seconds * dice.between(0.004, 0.020) * (0.5 + near));
            double swing = 0.012 * StrictMath.sin(seconds * dice.between(0.3, 0.9) + dice.between(0, 6.28));
            double shine = StrictMath.sin(seconds * dice.between(0.35, 1.1) + dice.between(0, 6.28));
            double alpha = dust * fade(n) * shine * shine * (0.25 + 0.75 * dice.between(0, 1)) * edge(y) * edge(x);
            speck(frame, (x + swing) * frame.width(), y * unit, unit * (0.0016 + 0.0042 * near * near),
                    alpha * (1 - 0.6 * near));
        }
    }

    private void leaks(double seconds, double swell) {
        for (int k = 0; leak > 0 && k < 2; k++) {
            Dice dice = new Dice(seed, 10 + k);
            double turn = 2 * Math.PI * seconds / dice.between(15, 23) + dice.between(0, 6.28);
            double breath = 0.55 + 0.45 * StrictMath.sin(2 * Math.PI * seconds / dice.between(7, 11) + k * 2.6);
            double x = k == 0 ? ratio * (0.5 + 0.62 * StrictMath.sin(turn)) : ratio * (dice.below(2) * 1.12 - 0.06);
            double y = k == 0 ? -0.22 : 0.5 + 0.5 * StrictMath.sin(turn);
            double size = 0.62 * Math.max(ratio, 1) * dice.between(0.85, 1.15);
            Palette.Tint tint = palette.bright(k).mixed(AMBER, k == 0 ? 0.55 : 0.25);
            light.glow(new Palette.Tint(Math.max(0.5, tint.luma()), tint.u(), tint.v()),
                    leak * breath * (0.6 + 0.4 * swell), x, y, size, 0);
        }
    }

    private void discs(double seconds, double swell) {
        for (int k = 0; discs > 0 && k < DISCS; k++) {
            Dice dice = new Dice(seed, 30 + k);
            double radius = dice.between(0.028, 0.085);
            double x = wrapped(dice.between(0, 1) + seconds * dice.between(-0.012, 0.012));
            double y = wrapped(dice.between(0, 1) - seconds * dice.between(0.006, 0.018));
            double breath = 0.6 + 0.4 * StrictMath.sin(seconds * dice.between(0.5, 1.1) + dice.between(0, 6.28));
            Palette.Tint tint = palette.bright(k).mixed(AMBER, 0.3);
            double middle = Math.abs(x - 0.5) * 2;
            light.glow(new Palette.Tint(Math.max(0.55, tint.luma()), tint.u(), tint.v()),
                    discs * breath * (0.55 + 0.45 * swell) * (0.35 + 0.65 * middle) * edge(y) * edge(x),
                    x * ratio, y, radius, 0.78);
        }
    }

    private static void speck(Yuv420 frame, double x, double y, double radius, double alpha) {
        int top = Math.max(0, (int) Math.ceil(y - radius));
        int bottom = Math.min(frame.height() - 1, (int) Math.floor(y + radius));
        int left = Math.max(0, (int) Math.ceil(x - radius));
        int right = Math.min(frame.width() - 1, (int) Math.floor(x + radius));
        for (int row = top; row <= bottom; row++) {
            double dy = (row - y) / radius;
            for (int column = left; column <= right; column++) {
                double dx = (column - x) / radius;
                double inside = 1 - dx * dx - dy * dy;
                if (inside > 0) {
                    int at = row * frame.width() + column;
                    int luma = frame.y()[at] & 255;
                    frame.y()[at] = (byte) (luma + (int) (alpha * inside * inside * (235 - luma) + 0.5));
                }
            }
        }
    }

    private float[] vignette(double depth) {
        float[] values = new float[light.columns() * light.rows()];
        for (int i = 0; i < values.length; i++) {
            double x = (double) (i % light.columns()) / (light.columns() - 1) * 2 - 1;
            int row = i / light.columns();
            double y = (double) row / (light.rows() - 1) * 2 - 1;
            values[i] = (float) (1 - depth * Numbers.smooth(0.25, 1.9, x * x + y * y));
        }
        return values;
    }

    private double seconds(int n) {
        return (double) (request.firstFrame() + n) / request.profile().fps();
    }

    private static double wrapped(double value) {
        return value - Math.floor(value);
    }

    /** Nothing appears or vanishes at a border. */
    private static double edge(double place) {
        return Numbers.smooth(0, 0.12, place) * Numbers.smooth(0, 0.12, 1 - place);
    }
}
