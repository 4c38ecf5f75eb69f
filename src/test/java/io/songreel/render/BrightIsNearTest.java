package io.songreel.render;

import io.songreel.model.gate.Gate;

class BrightIsNearTest extends DepthEstimatorContract {
    @Override
    DepthEstimator estimator() {
        return new BrightIsNear();
    }

    @Override
    Gate gate() {
        return new OpenDoor();
    }
}
