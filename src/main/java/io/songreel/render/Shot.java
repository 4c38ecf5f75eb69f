package io.songreel.render;

/**
 * How a scene looks at the picture, apart from its camera's move. Scenes of one shot share framing, place and look: it
 * comes back, a little nearer with each take.
 *
 * @param place
 *            which of the picture's interesting places, 0 the best
 * @param take
 *            how often the shot was seen before in the film
 * @param energy
 *            0 to 1: how loud it was the first time; its grade follows from that
 */
public record Shot(Framing framing, int place, int take, double energy) {
    private static final double NEARER = 0.05;
    private static final int NEAREST = 3;

    public Shot {
        if (place < 0 || take < 0) {
            throw new IllegalArgumentException("places and takes are counted from 0");
        }
    }

    /** Of the widest span that fits. */
    double share() {
        return framing.share() * (1 - NEARER * Math.min(take, NEAREST));
    }
}
