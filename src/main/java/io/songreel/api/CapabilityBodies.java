package io.songreel.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this machine can do. */
final class CapabilityBodies {
    private CapabilityBodies() {
    }

    /**
     * All ladders, best rung last.
     *
     * @param hearing
     *            what helps to find words and their times
     */
    @Schema(name = "Capabilities")
    record Capabilities(List<Renderer> renderers, List<ImageModel> imageModels, List<Rung> directors,
            List<Rung> transcribers, List<Rung> hearing, Uploads uploads) {}

    /**
     * An installed image model, and what {@code POST /generate/image} may ask of it.
     *
     * @param sides
     *            legal width and height, pixels
     * @param guidanceScale
     *            the default, as {@code steps} and {@code scheduler}
     * @param negativePrompts
     *            whether one has an effect
     * @param initImages
     *            whether it starts from an uploaded image
     * @param masks
     *            whether it repaints under a mask
     */
    @Schema(name = "ImageModel")
    record ImageModel(String id, String family, Range sides, int nativeSide, List<String> schedulers, String scheduler,
            int steps, double guidanceScale, boolean negativePrompts, boolean initImages, boolean masks) {}

    /**
     * A rung of a ladder.
     *
     * @param reason
     *            why it is not available; null when it is
     * @param cancel
     *            how soon a running one stops when asked
     */
    @Schema(name = "Rung")
    record Rung(String name, boolean available, @Nullable String reason, String description, String cancel) {}

    /**
     * A rung that renders scenes.
     *
     * @param sides
     *            legal width and height, pixels
     * @param frames
     *            legal frame counts of a scene
     */
    @Schema(name = "Renderer")
    record Renderer(String name, boolean available, @Nullable String reason, String description, String cancel,
            Range sides, Range frames, List<Integer> fps) {}

    /** Whole numbers from {@code min} to {@code max} in steps. */
    @Schema(name = "Range")
    record Range(long min, @Nullable Long max, long step) {}

    /** What uploads may be. */
    @Schema(name = "UploadLimits")
    record Uploads(List<String> audio, long maxAudioBytes, List<String> image, long maxImageBytes) {}

    /**
     * Accelerators and who is on them.
     *
     * @param devices
     *            every card the driver knows
     * @param queue
     *            jobs that have not begun
     * @param waiting
     *            tasks that wait at the gate, next one first
     * @param gates
     *            every device that models can run on here, the processor included
     */
    @Schema(name = "Gpu")
    record Gpu(List<Device> devices, List<String> residentModels, @Nullable String gateHolder, int queue,
            List<String> waiting, List<GateDevice> gates, GateCounts counts) {}

    /** One accelerator. */
    @Schema(name = "Device")
    record Device(int index, String name, long memoryTotalBytes, long memoryUsedBytes) {}

    /**
     * One device that models run on.
     *
     * @param memoryTotalBytes
     *            null where nothing can measure it
     * @param memoryBudgetBytes
     *            what loaded models may take together; null: no limit is known
     * @param memoryLoadedBytes
     *            about what loaded models take together
     */
    @Schema(name = "GateDevice")
    record GateDevice(String device, @Nullable Long memoryTotalBytes, @Nullable Long memoryUsedBytes,
            @Nullable Long memoryBudgetBytes, long memoryLoadedBytes, int permits, List<GateHolder> holders,
            List<ResidentModel> residentModels) {}

    /**
     * A task on a device.
     *
     * @param revoked
     *            it was silent for too long: its permit went to others, but it has not left yet
     */
    @Schema(name = "GateHolder")
    record GateHolder(String holder, String model, long heldS, boolean revoked) {}

    /**
     * A loaded graph.
     *
     * @param bytes
     *            about what it takes
     * @param references
     *            how many tasks use it now
     */
    @Schema(name = "ResidentModel")
    record ResidentModel(String model, String component, long bytes, int references, long idleS) {}

    /** What happened at the gate since the server started. */
    @Schema(name = "GateCounts")
    record GateCounts(long loads, long evictions, long idleUnloads, long memoryRetries, long overtakes,
            long revoked) {}
}
