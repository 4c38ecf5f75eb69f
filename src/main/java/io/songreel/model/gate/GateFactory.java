package io.songreel.model.gate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.songreel.model.runtime.ModelRuntime;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gate of this machine. */
@Factory
final class GateFactory {
    @Singleton
    NvidiaSmi nvidiaSmi() {
        return new NvidiaSmi();
    }

    @Singleton
    @Bean(preDestroy = "close")
    DeviceGate gate(List<ModelRuntime> runtimes, GateSettings settings, NvidiaSmi cards,
            @Nullable MeterRegistry metrics) {
        MachineMemory machine = new MachineMemory();
        DeviceGate gate = new DeviceGate(runtimes, settings, device -> switch (device.kind()) {
            case CPU -> machine.read(device);
            case CUDA -> cards.read(device);
        }, System::nanoTime);
        if (metrics != null) {
            new GateMetrics(gate).bindTo(metrics);
        }
        gate.start();
        return gate;
    }
}
