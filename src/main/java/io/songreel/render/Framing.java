package io.songreel.render;

/** The size of a shot. */
public enum Framing {
    WIDE(1), MEDIUM(0.76), DETAIL(0.57);

    private final double share;

    Framing(double share) {
        this.share = share;
    }

    /** Of the widest span that fits. */
    double share() {
        return share;
    }
}
