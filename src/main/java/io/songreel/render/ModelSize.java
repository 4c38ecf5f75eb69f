package io.songreel.render;

import io.songreel.diffusion.ImageFacts;
import io.songreel.media.VideoProfile;

/** A size that a model may be asked for. */
record ModelSize(int width, int height) {
    private static final double FULL_PIXELS = 1280.0 * 720;
    private static final double SMALLEST_SHARE = 0.75;

    /**
     * The film's shape at about as many pixels as the model was trained on; fewer for a film smaller than 720p, down to
     * {@value #SMALLEST_SHARE} of the side, for a model draws worse the farther it is from its own size.
     */
    static ModelSize of(ImageFacts facts, VideoProfile profile) {
        double ratio = Math.sqrt((double) profile.width() / profile.height());
        double small = Math.sqrt((double) profile.width() * profile.height() / FULL_PIXELS);
        double side = facts.nativeSide() * Numbers.clamp(small, SMALLEST_SHARE, 1);
        side = Math.max(side, facts.minSide() * Math.max(ratio, 1 / ratio));
        side = Math.min(side, facts.maxSide() / Math.max(ratio, 1 / ratio));
        return new ModelSize(legal(facts, side * ratio), legal(facts, side / ratio));
    }

    double ratio() {
        return (double) width / height;
    }

    private static int legal(ImageFacts facts, double side) {
        int multiple = facts.multiple();
        int least = Math.ceilDiv(facts.minSide(), multiple) * multiple;
        int most = Math.max(least, facts.maxSide() / multiple * multiple);
        return Math.clamp(Math.round(side / multiple) * multiple, least, most);
    }
}
