package io.songreel.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A directory of files that have no name yet or never get one. Each file is locked by its maker as long as its channel
 * is open. The lock dies with the process, so the sweep of another start can tell what a crash left behind from what
 * somebody is still using.
 */
public final class Staging {
    private final Path directory;

    /** Opens the directory, making it when it is missing. */
    public Staging(Path directory) throws IOException {
        this.directory = directory;
        Folders.create(directory);
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("the staging directory of the object store is not a directory");
        }
    }

    /** A name nobody has. */
    public Path newName() {
        return directory.resolve(UUID.randomUUID() + ".part");
    }

    /** Opens a new file for writing; closing it releases the lock. */
    public FileChannel open(Path name) throws IOException {
        FileChannel channel = FileChannel.open(name, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IOException("a file of our own making is locked by somebody else");
        }
        return channel;
    }

    /** Removes what a crash left, and says how many files that were. */
    public int sweep() throws IOException {
        int swept = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (abandoned(file) && Files.deleteIfExists(file)) {
                    swept++;
                }
            }
        }
        return swept;
    }

    private static boolean abandoned(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Files.isSymbolicLink(file);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException | IOException inUse) {
            // A file we cannot look into may be somebody's: leaving it costs space, taking it could cost an object.
            return false;
        }
    }
}
