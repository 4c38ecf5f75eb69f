package io.songreel.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of streams of bytes, in constant memory. Results are lower-case hex. */
public final class Sha256 {
    private static final int CHUNK = 1 << 17;

    private Sha256() {
    }

    /** Digest of a text's UTF-8. */
    public static String of(String text) {
        MessageDigest digest = digest();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return hex(digest);
    }

    /** Digest of a whole file. */
    public static String of(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            MessageDigest digest = digest();
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            while (in.read(chunk) >= 0) {
                digest.update(chunk.flip());
                chunk.clear();
            }
            return hex(digest);
        }
    }

    /** Copies all that {@code in} still has to {@code out} and returns the digest of what went by. */
    static String copy(FileChannel in, FileChannel out) throws IOException {
        MessageDigest digest = digest();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        while (in.read(chunk) >= 0) {
            digest.update(chunk.flip());
            chunk.rewind();
            while (chunk.hasRemaining()) {
                out.write(chunk);
            }
            chunk.clear();
        }
        return hex(digest);
    }

    /** A fresh digest. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Finishes {@code digest}. */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
