package io.songreel.model.gate;

import io.songreel.model.runtime.Device;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** How much the loaded models of a device may take together. Safe for many threads. */
final class Budgets {
    /** A share of the machine's memory: the rest is for the system, files and films in the making. */
    private static final double MACHINE_SHARE = 0.8;

    private final GateSettings settings;
    private final DeviceMemory memory;
    private final long javaHeap;
    private final Map<Device, Long> limits = new ConcurrentHashMap<>();

    /**
     * @param javaHeap
     *            bytes that Java may take for itself
     */
    Budgets(GateSettings settings, DeviceMemory memory, long javaHeap) {
        this.settings = settings;
        this.memory = memory;
        this.javaHeap = javaHeap;
    }

    /** Bytes, as last measured. */
    long limit(Device device) {
        Long known = limits.get(device);
        return known == null ? measure(device) : known;
    }

    /**
     * Bytes, measured anew: for a moment when nothing of ours is loaded there, as other programs come and go. Where
     * nothing can measure it there is no limit but the framework's own.
     */
    long measure(Device device) {
        String setting = device.kind() == Device.Kind.CPU ? settings.cpuMemory() : settings.gpuMemory();
        OptionalLong fixed = Bytes.parse(setting);
        long limit = fixed.isPresent() ? fixed.getAsLong() : measured(device);
        limits.put(device, limit);
        return limit;
    }

    private long measured(Device device) {
        return memory.read(device).map(reading -> Math.max(0, switch (device.kind()) {
            case CPU -> (long) (reading.totalBytes() * MACHINE_SHARE) - javaHeap;
            case CUDA -> reading.freeBytes() - Bytes.parse(settings.reserve()).orElse(0);
        })).orElse(Long.MAX_VALUE);
    }
}
