package io.songreel.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a file of a model is there, as far as can be told without reading it. */
final class FilePresence {
    private static final String LFS_POINTER = "version https://git-lfs.github.com/";
    private static final int LARGEST_POINTER = 1024;

    private FilePresence() {
    }

    /** Whether {@code path} is all of {@code file}: by the published size, or the recorded one, or any when none is. */
    static boolean whole(Path path, ModelFile file) {
        try {
            if (!Files.isRegularFile(path)) {
                return false;
            }
            long size = Files.size(path);
            if (file.size() != null) {
                return size == file.size();
            }
            Optional<FileNote> note = FileNote.beside(path);
            if (note.isPresent() && note.get().size() != null) {
                return note.get().size() == size;
            }
            return size > 0 && !lfsPointer(path, size);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Bytes that are here of {@code file}, of a begun pull too. */
    static long bytes(Path path, ModelFile file) {
        return whole(path, file) ? path.toFile().length() : part(path).toFile().length();
    }

    /** Where the bytes of {@code path} gather while it is pulled. */
    static Path part(Path path) {
        return path.resolveSibling(path.getFileName() + ".part");
    }

    /** A clone made without Git LFS has small texts in place of its large files. */
    private static boolean lfsPointer(Path path, long size) throws IOException {
        if (size > LARGEST_POINTER) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(LFS_POINTER.length()), StandardCharsets.ISO_8859_1).equals(LFS_POINTER);
        }
    }
}
