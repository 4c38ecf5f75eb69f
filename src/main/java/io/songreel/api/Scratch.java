package io.songreel.api;

import io.songreel.storage.DataDirectory;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Directories that do not outlive the work they were made for, in {@code incoming} of the data directory. */
@Singleton
final class Scratch {
    private final Path root;

    Scratch(DataDirectory data) {
        this.root = data.resolve("incoming");
    }

    /** What a killed server left behind goes when the next one starts. */
    @PostConstruct
    void sweep() throws IOException {
        Files.createDirectories(root);
        try (Stream<Path> left = Files.list(root)) {
            left.forEach(Scratch::remove);
        }
    }

    Directory directory(String prefix) throws IOException {
        return new Directory(Files.createTempDirectory(Files.createDirectories(root), prefix));
    }

    Path root() {
        return root;
    }

    private static void remove(Path tree) {
        try {
            Files.walkFileTree(tree, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException error)
                        throws IOException {
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException e) {
            // somebody else was quicker; gone is gone
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A directory that is gone, with all in it, once closed. */
    record Directory(Path path) implements AutoCloseable {
        @Override
        public void close() {
            remove(path);
        }
    }
}
