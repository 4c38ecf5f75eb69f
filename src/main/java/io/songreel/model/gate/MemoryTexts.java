package io.songreel.model.gate;

import io.songreel.model.runtime.Device;

/** What the owner is told when a device has too little memory. */
final class MemoryTexts {
    private MemoryTexts() {
    }

    /**
     * @param free
     *            bytes
     */
    static String load(ModelGraph graph, Device device, long free) {
        return name(graph) + " needs about " + Bytes.text(graph.bytes()) + " on " + device + ", " + Bytes.text(free)
                + " are free; " + advice(device) + ", or choose a smaller model.";
    }

    /** For where nothing can measure what is free. */
    static String load(ModelGraph graph, Device device) {
        return name(graph) + " needs about " + Bytes.text(graph.bytes()) + " on " + device
                + ", more than is free; " + advice(device) + ", or choose a smaller model.";
    }

    static String run(ModelGraph graph, Device device) {
        return name(graph) + " ran out of memory on " + device + "; " + advice(device)
                + ", or choose a smaller size or a smaller model.";
    }

    private static String name(ModelGraph graph) {
        return graph.model() + " (" + graph.component() + ")";
    }

    private static String advice(Device device) {
        return switch (device.kind()) {
            case CPU -> "close other programs";
            case CUDA -> "close other programs that use the GPU";
        };
    }
}
