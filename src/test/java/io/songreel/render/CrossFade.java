package io.songreel.render;

import io.songreel.job.CancelToken;
import io.songreel.media.Picture;
import io.songreel.model.gate.Pass;

/** The plainest interpolator: follows nothing. */
final class CrossFade implements FrameInterpolator {
    @Override
    public String identity() {
        return "cross-fade/1";
    }

    @Override
    public String model() {
        return "cross-fade";
    }

    @Override
    public Picture between(Picture from, Picture to, double share, Pass pass, CancelToken cancel) {
        byte[] rgb = new byte[from.rgb().length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.round(Numbers.mix(from.rgb()[i] & 255, to.rgb()[i] & 255, share));
        }
        return new Picture(from.width(), from.height(), rgb);
    }
}
