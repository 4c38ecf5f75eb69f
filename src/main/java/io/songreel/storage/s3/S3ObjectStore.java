package io.songreel.storage.s3;

import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import io.songreel.storage.Sha256;
import io.songreel.storage.Staging;
import io.songreel.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects in a bucket. The protocol itself makes a put atomic; the digest travels in the object's metadata. A local
 * copy is downloaded to the scratch directory and goes on close.
 */
public final class S3ObjectStore implements ObjectStore {
    private static final String DIGEST = "sha256";
    private static final long LARGEST_PUT = 5L << 30;
    private static final long LARGEST_OBJECT = 50L << 40;
    private static final int NOT_FOUND = 404;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final S3Client client;
    private final String bucket;
    private final String prefix;
    private final Staging scratch;

    /** Opens the store on a bucket that exists; {@code scratch} holds local copies and is swept. */
    public S3ObjectStore(S3Client client, String bucket, String prefix, Path scratch) throws IOException {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
        this.scratch = new Staging(scratch);
        this.scratch.sweep();
    }

    @Override
    public StoredObject put(ObjectKey key, Path source) throws IOException {
        long size = Files.size(source);
        if (size > LARGEST_PUT) {
            throw new FileSystemException(key.value(), null, "larger than the 5 GiB of a single S3 put");
        }
        String sha256 = Sha256.of(source);
        return remote(key, () -> {
            client.putObject(put -> put.bucket(bucket).key(name(key)).metadata(Map.of(DIGEST, sha256)), source);
            HeadObjectResponse now = head(key);
            return new StoredObject(key, now.contentLength(), sha256, now.lastModified());
        });
    }

    @Override
    public Optional<StoredObject> stat(ObjectKey key) throws IOException {
        try {
            return remote(key, () -> {
                HeadObjectResponse now = head(key);
                String noted = now.metadata().get(DIGEST);
                return Optional.of(new StoredObject(key, now.contentLength(), noted == null ? digest(key) : noted,
                        now.lastModified()));
            });
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    @Override
    public InputStream read(ObjectKey key, long offset, long length) throws IOException {
        return remote(key, () -> {
            if (length == 0) {
                head(key);
                return InputStream.nullInputStream();
            }
            String range = "bytes=" + offset + "-" + (Math.addExact(offset, length) - 1);
            try {
                return client.getObject(get -> get.bucket(bucket).key(name(key)).range(range));
            } catch (S3Exception e) {
                if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
                    return InputStream.nullInputStream();
                }
                throw e;
            }
        });
    }

    @Override
    public LocalCopy localCopy(ObjectKey key) throws IOException {
        Path file = scratch.newName();
        FileChannel lock = scratch.open(file);
        Copy copy = new Copy(file, lock);
        try (InputStream in = read(key, 0, LARGEST_OBJECT)) {
            in.transferTo(Channels.newOutputStream(lock));
            return copy;
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    @Override
    public void delete(ObjectKey key) throws IOException {
        remote(key, () -> client.deleteObject(delete -> delete.bucket(bucket).key(name(key))));
    }

    /**
     * One request an object: the bulk request of S3 is not spoken everywhere, or only with checksums of its own. Names
     * that end in a slash are folder marks of other tools, never objects of ours.
     */
    @Override
    public void deleteAll(ObjectKey folder) throws IOException {
        remote(folder, () -> {
            for (S3Object object : client
                    .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(name(folder) + "/")).contents()) {
                if (!object.key().endsWith("/")) {
                    client.deleteObject(delete -> delete.bucket(bucket).key(object.key()));
                }
            }
            return folder;
        });
    }

    private HeadObjectResponse head(ObjectKey key) {
        return client.headObject(head -> head.bucket(bucket).key(name(key)));
    }

    /** For objects that somebody else put there. */
    private String digest(ObjectKey key) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(
                client.getObject(get -> get.bucket(bucket).key(name(key))), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.hex(digest);
    }

    private String name(ObjectKey key) {
        return prefix + key;
    }

    private static <T> T remote(ObjectKey key, Remote<T> call) throws IOException {
        try {
            return call.run();
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND && !(e instanceof NoSuchBucketException)) {
                throw (IOException) new NoSuchFileException(key.value()).initCause(e);
            }
            throw new IOException("the object storage refused", e);
        } catch (SdkException e) {
            throw new IOException("the object storage did not answer", e);
        }
    }

    private interface Remote<T> {
        T run() throws IOException;
    }

    /** The open channel holds the lock that keeps another start's sweep away. */
    private record Copy(Path path, FileChannel lock) implements LocalCopy {
        @Override
        public void close() throws IOException {
            try (lock) {
                Files.deleteIfExists(path);
            }
        }
    }
}
