package io.songreel.diffusion;

import io.songreel.model.gate.ModelGraph;
import io.songreel.model.gate.Pass;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.ModelSession;

class FakeImageModelTest extends ImageModelContract {
    @Override
    protected ImageModel model() {
        return new FakeImageModel();
    }

    @Override
    protected Pass pass() {
        return new Pass() {
            @Override
            public Device device() {
                return Device.CPU;
            }

            @Override
            public ModelSession open(ModelGraph graph) {
                throw new AssertionError("a fake has no graphs");
            }
        };
    }
}
