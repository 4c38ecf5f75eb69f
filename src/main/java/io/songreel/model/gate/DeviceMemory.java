package io.songreel.model.gate;

import io.songreel.model.runtime.Device;
import java.util.Optional;

/** What memory a device has, as measured now, by whomever it is used. Safe for many threads; may take half a second. */
@FunctionalInterface
public interface DeviceMemory {
    /** Empty where nothing can measure it. */
    Optional<Reading> read(Device device);

    /**
     * One measurement.
     *
     * @param name
     *            of the device, for people
     */
    record Reading(String name, long totalBytes, long usedBytes) {
        public long freeBytes() {
            return Math.max(0, totalBytes - usedBytes);
        }
    }
}
