package io.songreel.model.gate;

import io.songreel.model.runtime.Device;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is on which device and who waits, as things stand.
 *
 * @param waiting
 *            the holders-to-be, next one first
 */
public record GateState(List<OnDevice> devices, List<String> waiting, Counts counts) {
    /**
     * One device.
     *
     * @param memory
     *            null where nothing can measure it
     * @param budgetBytes
     *            what its loaded models may take together; {@link Long#MAX_VALUE}: no limit is known
     */
    public record OnDevice(Device device, DeviceMemory.@Nullable Reading memory, long budgetBytes, int permits,
            List<Holder> holders, List<Loaded> models) {
        /** About what its loaded models take together. */
        public long loadedBytes() {
            return models.stream().mapToLong(Loaded::bytes).sum();
        }
    }

    /**
     * Who is inside.
     *
     * @param held
     *            since it came in
     * @param revoked
     *            it was silent for too long: its permit went to others, but it has not left yet
     */
    public record Holder(String text, String model, Duration held, boolean revoked) {}

    /**
     * One loaded graph.
     *
     * @param bytes
     *            about what it takes
     * @param references
     *            how many use it now; 0: it may be unloaded
     * @param idle
     *            since it was last given back; zero while it is used
     */
    public record Loaded(String model, String component, long bytes, int references, Duration idle) {
        static Loaded of(Resident resident, long now) {
            ModelGraph graph = resident.graph();
            Duration idle = resident.idle() ? Duration.ofNanos(now - resident.idleSince) : Duration.ZERO;
            return new Loaded(graph.model(), graph.component(), graph.bytes(), resident.users.size(), idle);
        }
    }

    /**
     * What happened since the start.
     *
     * @param loads
     *            graphs loaded
     * @param evictions
     *            graphs unloaded to make room
     * @param idleUnloads
     *            graphs unloaded because nobody used them
     * @param memoryRetries
     *            loads and runs tried again after a device ran out of memory
     * @param overtakes
     *            visits that went first because their model was loaded
     * @param revoked
     *            permits taken back from silent visits
     */
    public record Counts(long loads, long evictions, long idleUnloads, long memoryRetries, long overtakes,
            long revoked) {}
}
