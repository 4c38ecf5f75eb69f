package io.songreel.render;

import io.songreel.model.gate.Gate;

class CrossFadeTest extends FrameInterpolatorContract {
    @Override
    FrameInterpolator interpolator() {
        return new CrossFade();
    }

    @Override
    Gate gate() {
        return new OpenDoor();
    }
}
