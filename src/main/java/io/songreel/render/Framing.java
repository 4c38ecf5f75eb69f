package io.songreel.render;

/**
 * The size of a shot. Even scenes are wide or a detail, odd ones between the two, so a cut always changes the size of
 * what is seen.
 */
enum Framing {
    WIDE(1), MEDIUM(0.76), DETAIL(0.57);

    private final double share;

    Framing(double share) {
        this.share = share;
    }

    /** Of the widest span that fits. */
    double share() {
        return share;
    }

    static Framing of(ClipRequest request) {
        if ((request.scene() & 1) == 1) {
            return MEDIUM;
        }
        boolean last = request.firstFrame() + request.frames() >= request.filmFrames();
        double wish = Pulse.mean(request.energy()) + new Dice(request.seed(), 3).between(-0.15, 0.15);
        return request.scene() == 0 || last || wish < 0.45 ? WIDE : DETAIL;
    }
}
