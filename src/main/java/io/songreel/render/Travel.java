package io.songreel.render;

/**
 * How far the camera goes in one scene, from its first frame to its last.
 *
 * @param right
 *            frame widths
 * @param down
 *            frame heights
 * @param in
 *            natural logarithm of the zoom
 * @param roll
 *            radians
 * @param sway
 *            largest swing to either side, in frame widths or heights
 * @param rollSway
 *            radians
 */
record Travel(double right, double down, double in, double roll, double sway, double rollSway) {
    private static final double ARC = 0.016;

    static Travel of(ClipRequest request, Move move) {
        double seconds = (double) request.frames() / request.profile().fps();
        double energy = Pulse.mean(request.energy());
        Move.Words words = new Move.Words(request.motion());
        double pace = (0.75 + 0.5 * energy) * (0.65 + 0.7 * Numbers.clamp(request.intensity(), 0, 1));
        if (words.any("slow", "slowly", "gentle", "gently", "calm", "subtle", "still", "soft", "softly")) {
            pace *= 0.75;
        }
        if (words.any("fast", "quick", "rapid", "energetic", "dynamic", "intense", "driving", "wild")) {
            pace *= 1.3;
        }
        boolean held = move == Move.DRIFT || words.any("handheld", "shake", "shaky", "shaking");
        double way = seconds * pace;
        return new Travel(soft(move.right() * way, 0.4), soft(move.down() * way, 0.4), soft(move.in() * way, 0.45),
                soft(StrictMath.toRadians(move.roll() * way), 0.09), held ? 0.007 + 0.006 * energy : 0.0006,
                held ? 0.005 : 0);
    }

    /** Height of the arc that an orbit goes over, in frame heights. */
    double arc() {
        return ARC;
    }

    /** The widest span over the middle one, and the middle one over the tightest. */
    double widening() {
        return StrictMath.exp(Math.abs(in) / 2);
    }

    /** Width in spans of the box that holds every frame; {@code aspect} is height by width. */
    double roomX(double aspect) {
        double turned = widening() * (1 + aspect * StrictMath.sin(turn()));
        return turned + Math.abs(right) + 2 * sway
                + 2 * Parallax.reach(Math.abs(right) / 2 + sway, Math.abs(in) / 2, turned);
    }

    /** Height in frame heights of the box that holds every frame. */
    double roomY(double aspect) {
        double turned = widening() * (1 + StrictMath.sin(turn()) / aspect);
        double way = Math.abs(down) + ARC;
        return turned + way + 2 * sway + 2 * Parallax.reach(way / 2 + sway, Math.abs(in) / 2, turned);
    }

    private double turn() {
        return Math.abs(roll) / 2 + rollSway;
    }

    /** A long scene goes further, but not for ever. */
    private static double soft(double way, double limit) {
        return way / (1 + Math.abs(way) / limit);
    }
}
