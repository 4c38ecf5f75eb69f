package io.songreel.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this machine can do. */
final class CapabilityBodies {
    private CapabilityBodies() {
    }

    /** All ladders, best rung last. */
    @Schema(name = "Capabilities")
    record Capabilities(List<Renderer> renderers, List<ImageModel> imageModels, List<Rung> directors,
            List<Rung> transcribers, Uploads uploads) {}

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

    /** Accelerators and who is on them. */
    @Schema(name = "Gpu")
    record Gpu(List<Device> devices, List<String> residentModels, @Nullable String gateHolder, int queue) {}

    /** One accelerator. */
    @Schema(name = "Device")
    record Device(int index, String name, long memoryTotalBytes, long memoryUsedBytes) {}
}
