package io.songreel.model.gate;

import io.songreel.model.runtime.ModelRuntime;

class DeviceGateContractTest extends GateContract {
    @Override
    Gate gate(ModelRuntime runtime) {
        return new Gates().gate("8GB", runtime);
    }
}
