package io.songreel.storage;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file's digest, remembered in a hidden file beside it together with the identity (size, modification time, file key)
 * of the very file it was computed from.
 *
 * <p>
 * A note is only a memory: when it is missing, torn, or speaks of another file, it is simply not believed and the
 * digest is computed again. So it needs no fsync, and a crash between file and note is harmless.
 */
final class DigestNote {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{64}) (.+)\n", Pattern.DOTALL);

    private DigestNote() {
    }

    /** The digest noted for {@code file}, when the note is about exactly this file. */
    static Optional<String> read(Path file, BasicFileAttributes identity) throws IOException {
        try {
            Matcher note = FORM.matcher(Files.readString(path(file)));
            return note.matches() && note.group(2).equals(text(identity))
                    ? Optional.of(note.group(1))
                    : Optional.empty();
        } catch (NoSuchFileException | MalformedInputException absentOrTorn) {
            return Optional.empty();
        }
    }

    static void write(Path file, BasicFileAttributes identity, String sha256) throws IOException {
        Files.writeString(path(file), sha256 + " " + text(identity) + "\n");
    }

    static void delete(Path file) throws IOException {
        Files.deleteIfExists(path(file));
    }

    /** No segment of an object key begins with a dot, so no object can have this name. */
    private static Path path(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".sha256");
    }

    private static String text(BasicFileAttributes identity) {
        return identity.size() + " " + identity.lastModifiedTime().to(TimeUnit.NANOSECONDS) + " " + identity.fileKey();
    }
}
