package io.songreel.model.gate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
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

    /** After the units have left, before any framework goes: loaded graphs must not outlive what loaded them. */
    @Singleton
    @Order(Ordered.LOWEST_PRECEDENCE)
    ApplicationEventListener<ShutdownEvent> closing(BeanContext context) {
        return event -> context.getActiveBeanRegistrations(DeviceGate.class).forEach(gate -> gate.bean().close());
    }

    @Singleton
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
