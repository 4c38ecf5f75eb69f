package io.songreel.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Bytes under keys. A put is atomic: a reader sees the old object, the new one or none, never a part; after a crash
 * nothing half-written is ever readable. Safe for use by many threads.
 */
public interface ObjectStore {
    /** Stores the bytes of {@code source} under {@code key}, replacing what was there. {@code source} stays. */
    StoredObject put(ObjectKey key, Path source) throws IOException;

    Optional<StoredObject> stat(ObjectKey key) throws IOException;

    /**
     * Opens {@code length} bytes from {@code offset}; the caller closes the stream.
     *
     * @throws NoSuchFileException
     *             when there is no such object
     */
    InputStream read(ObjectKey key, long offset, long length) throws IOException;

    /**
     * The object as a file that native code can open. A local store hands out its own file, a remote one a copy that
     * disappears on close; never write to it.
     *
     * @throws NoSuchFileException
     *             when there is no such object
     */
    LocalCopy localCopy(ObjectKey key) throws IOException;

    /** Removes one object; none there is no error. */
    void delete(ObjectKey key) throws IOException;

    /** Removes every object whose key begins with {@code prefix} followed by {@code /}. */
    void deleteAll(ObjectKey prefix) throws IOException;

    /** An object as a readable file until closed. */
    interface LocalCopy extends AutoCloseable {
        Path path();

        @Override
        void close() throws IOException;
    }
}
