package io.songreel.render;

import java.util.Locale;
import java.util.Optional;

/**
 * A camera move as speeds. The first ten are what a director may ask for; the others mix two directions and are played
 * where a text repeats itself or says nothing we know.
 *
 * <p>
 * Two neighbours never play the same move although a scene knows only the camera <em>text</em> of the one before: a
 * named move is played only when the text differs from the one before, and mixed moves of even and odd scenes are
 * disjoint.
 */
enum Move {
    HOLD(0, 0, 0.007, 0), PUSH_IN(0, 0, 0.048, 0), PULL_OUT(0, 0, -0.048, 0), PAN_LEFT(-0.056, 0, 0.006, 0),
    PAN_RIGHT(0.056, 0, 0.006, 0), TILT_UP(0, -0.060, 0.006, 0), TILT_DOWN(0, 0.060, 0.006, 0),
    ORBIT(0.028, 0, 0.018, 0.55), PUNCH_IN(0, 0, 0.095, 0), DRIFT(0.006, -0.004, 0.010, 0),

    ARC_IN_LEFT(-0.026, 0.006, 0.032, -0.15), RISE_OUT(0.004, -0.036, -0.026, 0),
    GLIDE_UP_RIGHT(0.036, -0.032, 0.008, 0), ARC_IN_RIGHT(0.026, 0.006, 0.032, 0.15),
    SINK_OUT(-0.004, 0.036, -0.026, 0),
    GLIDE_DOWN_LEFT(-0.036, 0.032, 0.008, 0);

    private static final Move[][] MIXED = {{ARC_IN_LEFT, RISE_OUT, GLIDE_UP_RIGHT},
        {ARC_IN_RIGHT, SINK_OUT, GLIDE_DOWN_LEFT}};

    private final double right;
    private final double down;
    private final double in;
    private final double roll;

    Move(double right, double down, double in, double roll) {
        this.right = right;
        this.down = down;
        this.in = in;
        this.roll = roll;
    }

    /** Frame widths a second; the view goes right over the picture. */
    double right() {
        return right;
    }

    /** Frame heights a second. */
    double down() {
        return down;
    }

    /** Natural logarithm of the zoom, a second. */
    double in() {
        return in;
    }

    /** Degrees a second. */
    double roll() {
        return roll;
    }

    /** The move a scene plays. */
    static Move played(ClipRequest request) {
        Optional<Move> asked = named(request.camera());
        if (asked.isPresent() && !asked.equals(named(request.previousCamera()))) {
            return asked.get();
        }
        Move[] mixed = MIXED[request.scene() & 1];
        return asked.map(move -> mixed[move.kin()]).orElseGet(() -> mixed[new Dice(request.seed(), 1).below(3)]);
    }

    /** The move that a text names, with any words around it. */
    static Optional<Move> named(String text) {
        Words words = new Words(text);
        boolean in = words.any("in", "into", "closer", "forward", "towards", "toward");
        boolean out = words.any("out", "back", "backward", "away", "wider");
        if (words.any("orbit", "orbiting", "arc", "circling", "rotate", "roll")) {
            return Optional.of(ORBIT);
        }
        if (words.any("handheld", "hand", "drift", "drifting", "shaky", "floating")) {
            return Optional.of(DRIFT);
        }
        if (words.any("tilt", "tilts", "tilting", "pedestal", "crane", "boom")) {
            return Optional.of(words.any("down", "downward", "downwards") ? TILT_DOWN : TILT_UP);
        }
        if (words.any("pan", "pans", "panning", "truck", "slide", "track", "tracking")
                && words.any("left", "leftward", "leftwards", "right", "rightward", "rightwards")) {
            return Optional.of(words.any("left", "leftward", "leftwards") ? PAN_LEFT : PAN_RIGHT);
        }
        if (out && words.any("pull", "pulls", "zoom", "dolly", "push", "move", "moving")) {
            return Optional.of(PULL_OUT);
        }
        if (in && words.any("push", "pushes", "zoom", "dolly", "punch", "move", "moving", "creep", "crash")) {
            return Optional.of(words.any("fast", "quick", "rapid", "punch", "crash", "snap") ? PUNCH_IN : PUSH_IN);
        }
        return words.any("static", "still", "hold", "holds", "locked", "fixed") ? Optional.of(HOLD) : Optional.empty();
    }

    /** Words of a text, in small letters. */
    record Words(String text) {
        Words {
            text = " " + text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip() + " ";
        }

        boolean any(String... words) {
            for (String word : words) {
                if (text.contains(" " + word + " ")) {
                    return true;
                }
            }
            return false;
        }
    }

    private int kin() {
        if (this == PULL_OUT || this == TILT_UP || this == TILT_DOWN) {
            return 1;
        }
        return this == PAN_LEFT || this == PAN_RIGHT || this == DRIFT ? 2 : 0;
    }
}
