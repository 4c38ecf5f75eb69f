package io.songreel.model;

import java.util.Set;

/**
 * What a model is for and how it is built.
 *
 * @param task
 *            what it is for: {@code transcribe}, {@code voice_activity}, {@code separate} (the voice from a song),
 *            {@code align} (known lyrics), {@code write} (the director's words), {@code image}, {@code interpolate},
 *            {@code depth} or {@code upscale}
 * @param family
 *            the architecture, e.g. {@code whisper}, {@code sdxl}
 * @param format
 *            how its files are to be read: {@code ggml}, {@code onnx} or {@code torchscript}
 */
public record ModelKind(String task, String family, String format) {
    private static final Set<String> TASKS = Set.of("transcribe", "voice_activity", "separate", "align",
            "write", "image", "interpolate", "depth", "upscale");
    private static final Set<String> FORMATS = Set.of("ggml", "onnx", "torchscript");

    /** @throws IllegalArgumentException when nothing here could use such a model */
    public ModelKind {
        Checks.check(TASKS.contains(task), "task");
        Checks.check(!family.isBlank(), "family");
        Checks.check(FORMATS.contains(format), "format");
    }
}
