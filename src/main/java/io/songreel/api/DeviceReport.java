package io.songreel.api;

import io.songreel.job.JobStatus;
import io.songreel.job.Jobs;
import io.songreel.model.gate.DeviceGate;
import io.songreel.model.gate.DeviceMemory;
import io.songreel.model.gate.GateState;
import io.songreel.model.gate.NvidiaSmi;
import jakarta.inject.Singleton;
import java.util.List;

/** What the gate and the driver's own tool say, in one answer. */
@Singleton
class DeviceReport implements GpuReader {
    private static final int MAX_QUEUE = 1000;

    private final Jobs jobs;
    private final DeviceGate gate;
    private final NvidiaSmi driver;

    DeviceReport(Jobs jobs, DeviceGate gate, NvidiaSmi driver) {
        this.jobs = jobs;
        this.gate = gate;
        this.driver = driver;
    }

    @Override
    public CapabilityBodies.Gpu now() {
        GateState state = gate.state();
        List<GateState.Holder> holders = state.devices().stream().flatMap(device -> device.holders().stream()).toList();
        return new CapabilityBodies.Gpu(
                driver.cards().stream()
                        .map(card -> new CapabilityBodies.Device(card.index(), card.name(), card.totalBytes(),
                                card.usedBytes()))
                        .toList(),
                state.devices().stream().flatMap(device -> device.models().stream()).map(GateState.Loaded::model)
                        .distinct().toList(),
                holders.stream().filter(holder -> !holder.revoked()).map(GateState.Holder::text).findFirst()
                        .orElse(null),
                jobs.list(JobStatus.QUEUED, MAX_QUEUE, null).size(), state.waiting(),
                state.devices().stream().map(DeviceReport::lane).toList(), counts(state.counts()));
    }

    private static CapabilityBodies.GateDevice lane(GateState.OnDevice device) {
        DeviceMemory.Reading memory = device.memory();
        boolean limited = device.budgetBytes() < Long.MAX_VALUE;
        return new CapabilityBodies.GateDevice(device.device().toString(), memory == null ? null : memory.totalBytes(),
                memory == null ? null : memory.usedBytes(), limited ? device.budgetBytes() : null,
                device.loadedBytes(), device.permits(),
                device.holders().stream().map(holder -> new CapabilityBodies.GateHolder(holder.text(), holder.model(),
                        holder.held().toSeconds(), holder.revoked())).toList(),
                device.models().stream().map(model -> new CapabilityBodies.ResidentModel(model.model(),
                        model.component(), model.bytes(), model.references(), model.idle().toSeconds())).toList());
    }

    private static CapabilityBodies.GateCounts counts(GateState.Counts counts) {
        return new CapabilityBodies.GateCounts(counts.loads(), counts.evictions(), counts.idleUnloads(),
                counts.memoryRetries(), counts.overtakes(), counts.revoked());
    }
}
