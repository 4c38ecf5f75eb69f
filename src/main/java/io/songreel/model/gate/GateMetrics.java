package io.songreel.model.gate;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.songreel.model.runtime.Device;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;

/**
 * The gate in figures: {@code songreel_gate_*} for who is inside and who waits, {@code songreel_model_*} for what is
 * loaded. Read without asking a device.
 */
final class GateMetrics implements MeterBinder {
    private final DeviceGate gate;

    GateMetrics(DeviceGate gate) {
        this.gate = gate;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("songreel.gate.waiting", gate, it -> it.room().waiting().size())
                .description("tasks that wait for a device").register(registry);
        Tally tally = gate.tally();
        counter(registry, "songreel.gate.overtakes", tally.overtakes, "tasks let in first as their model was loaded");
        counter(registry, "songreel.gate.revoked", tally.revoked, "permits taken back from silent tasks");
        counter(registry, "songreel.model.loads", tally.loads, "graphs loaded");
        counter(registry, "songreel.model.evictions", tally.evictions, "graphs unloaded to make room");
        counter(registry, "songreel.model.idle.unloads", tally.idleUnloads, "graphs unloaded after nobody used them");
        counter(registry, "songreel.model.memory.retries", tally.memoryRetries,
                "loads and runs tried again after a device was full");
        gate.devices().forEach(device -> bind(registry, device));
    }

    private void bind(MeterRegistry registry, Device device) {
        gauge(registry, "songreel.gate.permits", device, "tasks that may be on the device at a time",
                it -> it.room().permits(device));
        gauge(registry, "songreel.gate.holders", device, "tasks on the device",
                it -> it.room().inside(device).size());
        gauge(registry, "songreel.model.resident", device, "graphs loaded", it -> it.residency().loaded(device).size());
        gauge(registry, "songreel.model.resident.bytes", device, "about what loaded graphs take",
                it -> it.residency().bytes(device));
        gauge(registry, "songreel.model.budget.bytes", device, "what loaded graphs may take",
                it -> it.residency().limit(device));
    }

    private void gauge(MeterRegistry registry, String name, Device device, String description,
            ToDoubleFunction<DeviceGate> value) {
        Gauge.builder(name, gate, value).tags(Tags.of("device", device.toString())).description(description)
                .register(registry);
    }

    private static void counter(MeterRegistry registry, String name, LongAdder count, String description) {
        FunctionCounter.builder(name, count, LongAdder::sum).description(description).register(registry);
    }
}
