package io.songreel.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Objects as plain files under one root, at the path that their key spells.
 *
 * <p>
 * A put writes to the {@link Staging} directory, forces the bytes to the disk, renames and forces the directory: at
 * each moment the key names the old object, the new one or none. The digest is computed from the bytes as they pass and
 * kept as a {@link DigestNote}. Symbolic links below the root are nothing to this store: it neither reads nor writes
 * through them. A key cannot be an object and a folder of other objects at once; such a put fails.
 */
public final class LocalObjectStore implements ObjectStore {
    private static final int ATTEMPTS = 8;

    private final Path root;
    private final Staging staging;
    private final ReentrantLock[] commits = Stream.generate(ReentrantLock::new).limit(64)
            .toArray(ReentrantLock[]::new);

    /** Opens the store, making {@code root} when it is missing, and sweeps what a crash left half-written. */
    public LocalObjectStore(Path root) throws IOException {
        Folders.create(root);
        this.root = root.toRealPath();
        this.staging = new Staging(this.root.resolve(".part"));
        staging.sweep();
    }

    @Override
    public StoredObject put(ObjectKey key, Path source) throws IOException {
        Path file = path(key);
        Path part = staging.newName();
        try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ);
                FileChannel out = staging.open(part)) {
            String sha256 = Sha256.copy(in, out);
            out.force(true);
            return commit(key, part, file, sha256);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private StoredObject commit(ObjectKey key, Path part, Path file, String sha256) throws IOException {
        ReentrantLock lock = lock(key);
        lock.lock();
        try {
            moveIntoPlace(part, file);
            BasicFileAttributes now = attributes(file);
            if (now == null) {
                throw new NoSuchFileException(key.value());
            }
            DigestNote.write(file, now, sha256);
            return stored(key, now, sha256);
        } finally {
            lock.unlock();
        }
    }

    /** A delete beside us may take the folder away between making and using it: then it is made again. */
    private void moveIntoPlace(Path part, Path file) throws IOException {
        Path folder = Folders.parent(file);
        for (int attempt = 1;; attempt++) {
            try {
                Folders.createBelow(root, folder);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                Folders.sync(folder);
                return;
            } catch (NoSuchFileException gone) {
                if (attempt == ATTEMPTS) {
                    throw gone;
                }
            }
        }
    }

    @Override
    public Optional<StoredObject> stat(ObjectKey key) throws IOException {
        Path file = path(key);
        BasicFileAttributes now = attributes(file);
        if (now == null) {
            return Optional.empty();
        }
        Optional<String> noted = DigestNote.read(file, now);
        return noted.isPresent() ? Optional.of(stored(key, now, noted.get())) : statUnnoted(key, file);
    }

    /** Under the lock of commits: a put that is about to write its note is waited for instead of hashed again. */
    private Optional<StoredObject> statUnnoted(ObjectKey key, Path file) throws IOException {
        ReentrantLock lock = lock(key);
        lock.lock();
        try {
            BasicFileAttributes now = attributes(file);
            if (now == null) {
                return Optional.empty();
            }
            Optional<String> noted = DigestNote.read(file, now);
            String sha256 = noted.isPresent() ? noted.get() : Sha256.of(file);
            if (noted.isEmpty()) {
                DigestNote.write(file, now, sha256);
            }
            return Optional.of(stored(key, now, sha256));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public InputStream read(ObjectKey key, long offset, long length) throws IOException {
        FileChannel channel = FileChannel.open(existing(key), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try {
            return new LimitedStream(Channels.newInputStream(channel.position(offset)), length);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public LocalCopy localCopy(ObjectKey key) throws IOException {
        return new OwnFile(existing(key));
    }

    @Override
    public void delete(ObjectKey key) throws IOException {
        Path file = path(key);
        if (attributes(file) == null) {
            return;
        }
        ReentrantLock lock = lock(key);
        lock.lock();
        try {
            Files.deleteIfExists(file);
            DigestNote.delete(file);
        } finally {
            lock.unlock();
        }
        Folders.prune(Folders.parent(file), root);
    }

    @Override
    public void deleteAll(ObjectKey prefix) throws IOException {
        Path folder = path(prefix);
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && Folders.leadTo(folder, root)) {
            Folders.deleteTree(folder);
            Folders.prune(Folders.parent(folder), root);
        }
    }

    /** A key has no "..", no empty segment and no leading slash, so that this is always below the root. */
    private Path path(ObjectKey key) {
        return root.resolve(key.value());
    }

    private ReentrantLock lock(ObjectKey key) {
        return commits[Math.floorMod(key.hashCode(), commits.length)];
    }

    private Path existing(ObjectKey key) throws IOException {
        Path file = path(key);
        if (attributes(file) == null) {
            throw new NoSuchFileException(key.value());
        }
        return file;
    }

    /** Null when no plain file lies there. */
    private @Nullable BasicFileAttributes attributes(Path file) throws IOException {
        if (!Folders.leadTo(file, root)) {
            return null;
        }
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            return found.isRegularFile() ? found : null;
        } catch (NoSuchFileException none) {
            return null;
        }
    }

    private static StoredObject stored(ObjectKey key, BasicFileAttributes file, String sha256) {
        return new StoredObject(key, file.size(), sha256, file.lastModifiedTime().toInstant());
    }

    /** The store's own file: nothing to clean up. */
    private record OwnFile(Path path) implements LocalCopy {
        @Override
        public void close() {
        }
    }
}
