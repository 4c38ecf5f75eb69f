package io.songreel.job.internal;

import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import io.songreel.storage.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Objects in memory. */
final class FakeStore implements ObjectStore {
    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();

    Map<String, byte[]> objects() {
        return objects;
    }

    @Override
    public StoredObject put(ObjectKey key, Path source) throws IOException {
        byte[] bytes = Files.readAllBytes(source);
        objects.put(key.value(), bytes);
        return new StoredObject(key, bytes.length, "", Instant.EPOCH);
    }

    @Override
    public Optional<StoredObject> stat(ObjectKey key) {
        return Optional.ofNullable(objects.get(key.value()))
                .map(bytes -> new StoredObject(key, bytes.length, "", Instant.EPOCH));
    }

    @Override
    public InputStream read(ObjectKey key, long offset, long length) throws IOException {
        byte[] bytes = objects.get(key.value());
        if (bytes == null) {
            throw new NoSuchFileException(key.value());
        }
        return new ByteArrayInputStream(bytes, (int) offset, (int) length);
    }

    @Override
    public LocalCopy localCopy(ObjectKey key) {
        throw new UnsupportedOperationException("not needed by the engine");
    }

    @Override
    public void delete(ObjectKey key) {
        objects.remove(key.value());
    }

    @Override
    public void deleteAll(ObjectKey prefix) {
        objects.keySet().removeIf(key -> key.startsWith(prefix.value() + "/"));
    }
}
