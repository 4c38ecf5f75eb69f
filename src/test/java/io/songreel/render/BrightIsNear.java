package io.songreel.render;

import io.songreel.job.CancelToken;
import io.songreel.media.Picture;
import io.songreel.model.gate.Pass;

/** The plainest depth estimator. */
final class BrightIsNear implements DepthEstimator {
    @Override
    public String identity() {
        return "bright-is-near/1";
    }

    @Override
    public String model() {
        return "bright-is-near";
    }

    @Override
    public Nearness estimate(Picture picture, Pass pass, CancelToken cancel) {
        float[] values = new float[picture.width() * picture.height()];
        for (int i = 0; i < values.length; i++) {
            values[i] = picture.rgb()[3 * i + 1] & 255;
        }
        return new Nearness(picture.width(), picture.height(), values);
    }
}
