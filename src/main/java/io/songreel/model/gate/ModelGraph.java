package io.songreel.model.gate;

import java.nio.file.Path;

/**
 * One graph of a model on disk, ready to be loaded.
 *
 * @param model
 *            the model's id
 * @param component
 *            which of its graphs: {@code unet}
 * @param format
 *            {@code onnx} or {@code torchscript}
 * @param bytes
 *            about what it takes on the device when loaded and running
 */
public record ModelGraph(String model, String component, String format, Path file, long bytes) {}
