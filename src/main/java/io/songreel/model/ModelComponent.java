package io.songreel.model;

import org.jspecify.annotations.Nullable;

/**
 * A graph of a model.
 *
 * @param file
 *            the name of the file it is loaded from
 * @param memoryBytes
 *            about what it takes when loaded; null when only the total is known
 */
public record ModelComponent(String file, @Nullable Long memoryBytes) {
    public ModelComponent {
        Checks.check(memoryBytes == null || memoryBytes > 0, "memory_bytes");
    }
}
