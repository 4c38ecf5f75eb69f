package io.songreel.job.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** The name of this node, the same in every life: a file in its home. */
final class NodeId {
    private NodeId() {
    }

    static String of(Path home) {
        try {
            Path file = Files.createDirectories(home).resolve("node-id");
            if (!Files.exists(file)) {
                Path part = Files.createTempFile(home, "node-id", ".part");
                Files.writeString(part, UUID.randomUUID().toString(), StandardCharsets.US_ASCII);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The home directory is not writable", e);
        }
    }
}
