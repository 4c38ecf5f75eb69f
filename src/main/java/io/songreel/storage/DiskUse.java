package io.songreel.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the data directory takes of its disk, bytes. Objects in a bucket are not counted.
 *
 * @param total
 *            of the disk
 * @param free
 *            of the disk, for this user
 */
public record DiskUse(long total, long free, long uploads, long jobs, long models) {
    /** Counts now; time grows with the number of files, some thousands a second on a slow disk. */
    public static DiskUse of(DataDirectory data) throws IOException {
        FileStore disk = Files.getFileStore(Files.createDirectories(data.resolve(".")));
        return new DiskUse(disk.getTotalSpace(), disk.getUsableSpace(), below(data.resolve("objects/uploads")),
                below(data.resolve("objects/jobs")), below(data.resolve("models")));
    }

    private static long below(Path folder) {
        AtomicLong sum = new AtomicLong();
        try {
            if (Files.isDirectory(folder)) {
                Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
                        sum.addAndGet(found.size());
                        return FileVisitResult.CONTINUE;
                    }

                    /** Files come and go while they are counted. */
                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sum.get();
    }
}
