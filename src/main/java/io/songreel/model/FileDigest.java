package io.songreel.model;

import io.songreel.job.CancelToken;
import io.songreel.storage.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file's bytes should amount to.
 *
 * @param hex
 *            lower case
 */
record FileDigest(Kind kind, String hex) {
    private static final int CHUNK = 1 << 20;
    private static final Pattern BLOB = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    /** How it is computed. */
    enum Kind {
        /** SHA-256 of the bytes. */
        SHA256,
        /** As git names its blobs: SHA-1 of a header with the size, then the bytes. */
        GIT_BLOB
    }

    static FileDigest sha256(String hex) {
        return new FileDigest(Kind.SHA256, hex);
    }

    /**
     * The digest that the name of a file in a Hugging Face cache tells: its large files are named by their SHA-256, its
     * small ones as git does. Empty for any other file.
     */
    static Optional<FileDigest> ofBlob(Path file) throws IOException {
        if (!Files.isSymbolicLink(file)) {
            return Optional.empty();
        }
        Path blob = file.toRealPath();
        String name = String.valueOf(blob.getFileName());
        Path folder = blob.getParent();
        return folder != null && folder.endsWith("blobs") && BLOB.matcher(name).matches()
                ? Optional.of(new FileDigest(name.length() == 64 ? Kind.SHA256 : Kind.GIT_BLOB, name))
                : Optional.empty();
    }

    /** Reads the whole file. */
    boolean matches(Path file, CancelToken cancel) throws IOException {
        MessageDigest digest = kind == Kind.SHA256 ? Sha256.digest() : gitBlob(Files.size(file));
        return read(file, digest, cancel).equals(hex);
    }

    /** Lower-case hex SHA-256 of a file; asks {@code cancel} every megabyte. */
    static String sha256(Path file, CancelToken cancel) throws IOException {
        return read(file, Sha256.digest(), cancel);
    }

    private static String read(Path file, MessageDigest digest, CancelToken cancel) throws IOException {
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                cancel.check();
                digest.update(chunk, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest gitBlob(long size) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
