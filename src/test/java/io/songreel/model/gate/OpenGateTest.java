package io.songreel.model.gate;

import io.songreel.model.runtime.ModelRuntime;

class OpenGateTest extends GateContract {
    @Override
    Gate gate(ModelRuntime runtime) {
        return new OpenGate(runtime);
    }
}
