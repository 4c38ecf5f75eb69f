package io.songreel.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Directories made and unmade beside other threads that do the same, never through a symbolic link. A rename or a new
 * directory is an entry of its parent, and only forcing the parent to the disk makes it outlive a power cut.
 */
final class Folders {
    private Folders() {
    }

    /** Forces a directory's entries to the disk. */
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Makes {@code folder} and its missing parents, each one forced to the disk. */
    static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = parent(folder.toAbsolutePath());
        create(parent);
        Files.createDirectories(folder);
        sync(parent);
    }

    /**
     * Makes {@code folder} and what is missing between it and {@code root}, stepping through real directories only.
     *
     * @throws FileSystemException
     *             when a file or a symbolic link is in the way
     */
    static void createBelow(Path root, Path folder) throws IOException {
        if (folder.equals(root)) {
            return;
        }
        Path parent = parent(folder);
        createBelow(root, parent);
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.createDirectory(folder);
            sync(parent);
        } catch (FileAlreadyExistsException present) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileSystemException(root.relativize(folder).toString(), null,
                        "a file or a symbolic link is where a folder belongs");
            }
        }
    }

    /** Removes all files below {@code folder}, and each folder that is empty then. */
    static void deleteTree(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                return goneIsFine(failure);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                deleteIfEmpty(directory);
                return failure == null ? FileVisitResult.CONTINUE : goneIsFine(failure);
            }
        });
    }

    private static FileVisitResult goneIsFine(IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    /** Removes {@code folder} and its parents below {@code root} as far as they are empty. */
    static void prune(Path folder, Path root) throws IOException {
        for (Path each = folder; !each.equals(root) && deleteIfEmpty(each);) {
            each = parent(each);
        }
    }

    /** False when somebody has filled it (again). */
    private static boolean deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
            return true;
        } catch (DirectoryNotEmptyException inUse) {
            return false;
        }
    }

    /** Whether each step from {@code root} (excluded) to {@code path} (excluded) is a real directory, not a link. */
    static boolean leadTo(Path path, Path root) {
        for (Path each = parent(path); !each.equals(root); each = parent(each)) {
            if (!Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
        }
        return true;
    }

    static Path parent(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("a root has no parent");
        }
        return parent;
    }
}
