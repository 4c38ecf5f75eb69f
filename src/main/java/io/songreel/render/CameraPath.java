package io.songreel.render;

import java.util.List;

/**
 * The camera of one scene: a smooth pose for every frame, a pure function of its number. The room that travel, turn,
 * sway and parallax can need is taken off before the frame is placed, so every crop stays inside the picture by
 * construction.
 */
final class CameraPath {
    /** Output pixels per picture pixel that a framing may ask for; only a picture too small for the frame gets more. */
    static final double UPSAMPLING = 1.6;

    private final Move move;
    private final int frames;
    private final double frameSeconds;
    private final float[] punch;
    private final Travel travel;
    private final double aspect;
    private final double span;
    private final double x;
    private final double y;
    private final double[] phases;

    CameraPath(ClipRequest request, Theme theme, Pulse pulse) {
        this.move = Move.played(request);
        this.frames = request.frames();
        this.frameSeconds = 1.0 / request.profile().fps();
        this.punch = pulse.punch();
        this.travel = Travel.of(request, move);
        this.aspect = (double) request.profile().height() / request.profile().width();
        double width = theme.planes().width();
        double height = theme.planes().height();
        double widest = Math.min(width / travel.roomX(aspect), height / (aspect * travel.roomY(aspect)));
        double sharpest = request.profile().width() / UPSAMPLING * travel.widening() * (1 + Pulse.ZOOM);
        Shot shot = request.shot();
        this.span = Math.max(shot.share() * widest, Math.min(sharpest, widest));
        double halfX = Math.min(0.5, span * travel.roomX(aspect) / 2 / width);
        double halfY = Math.min(0.5, span * aspect * travel.roomY(aspect) / 2 / height);
        List<double[]> crops = places(theme, shot.framing(), Math.min(width, height / aspect));
        double[] crop = crops.get(shot.framing() == Framing.WIDE ? 0 : shot.place() % crops.size());
        this.x = Numbers.clamp(crop[0], halfX, 1 - halfX) * width;
        this.y = Numbers.clamp(crop[1], halfY, 1 - halfY) * height;
        Dice dice = new Dice(request.seed(), 2);
        this.phases = new double[9];
        for (int i = 0; i < phases.length; i++) {
            phases[i] = dice.between(0, 2 * Math.PI);
        }
    }

    /** The same for every move and length, so that a shot finds back to its place. */
    private List<double[]> places(Theme theme, Framing framing, double widest) {
        double wide = framing.share() * widest / theme.planes().width();
        double high = framing.share() * widest * aspect / theme.planes().height();
        return theme.interest().crops(wide, high, wide / 2, 1 - wide / 2, high / 2, 1 - high / 2);
    }

    /** Where the camera looks in frame {@code n}. */
    Pose pose(int n) {
        double progress = ease((n + 0.5) / frames) - 0.5;
        double seconds = n * frameSeconds;
        double arc = move == Move.ORBIT ? travel.arc() * (0.5 - 4 * progress * progress) : 0;
        return new Pose(x + span * (travel.right() * progress + travel.sway() * sway(seconds, 0)),
                y + span * aspect * (travel.down() * progress + arc + travel.sway() * sway(seconds, 3)),
                span * StrictMath.exp(-travel.in() * progress) / (1 + Pulse.ZOOM * punch[n]),
                travel.roll() * progress + travel.rollSway() * sway(seconds, 6));
    }

    /** The pose that travel goes around; parallax is none there. */
    Pose middle() {
        return new Pose(x, y, span, 0);
    }

    Move move() {
        return move;
    }

    /** No pixel of any frame lies outside, parallax included: left, top, right, bottom in picture pixels. */
    double[] bounds() {
        double halfX = span * travel.roomX(aspect) / 2;
        double halfY = span * aspect * travel.roomY(aspect) / 2;
        return new double[]{x - halfX, y - halfY, x + halfX, y + halfY};
    }

    /** The narrowest span. */
    double tightest() {
        return span / travel.widening() / (1 + Pulse.ZOOM);
    }

    /** Speed never falls to nothing at a cut: the eye takes over a gentle motion, not a stop. */
    private double ease(double t) {
        if (move == Move.PUNCH_IN) {
            double rest = 1 - Math.min(1, t * Math.max(1, frames * frameSeconds / 1.6));
            return 0.3 * t + 0.7 * (1 - rest * rest * rest);
        }
        return 0.35 * t + 0.65 * t * t * (3 - 2 * t);
    }

    /** Slow, never repeating within a scene; −1 to 1. */
    private double sway(double seconds, int axis) {
        double slow = StrictMath.sin(2 * Math.PI * 0.19 * seconds + phases[axis]);
        double middle = StrictMath.sin(2 * Math.PI * 0.47 * seconds + phases[axis + 1]);
        double quick = StrictMath.sin(2 * Math.PI * 0.97 * seconds + phases[axis + 2]);
        return (slow + 0.5 * middle + 0.15 * quick) / 1.65;
    }
}
