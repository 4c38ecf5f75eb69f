package io.songreel.api;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The studio page's files: read from the build once, compressed once, kept. What is asked for is a name from a stranger,
 * so only plain names under {@code public} are looked up. Safe for many threads.
 */
@Singleton
final class PageFiles {
    private static final Pattern PLAIN = Pattern
            .compile("(?:[A-Za-z0-9-]+/)*[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.([a-z0-9]+)");
    private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8", "js",
            "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "svg", "image/svg+xml", "json",
            "application/json", "txt", "text/plain; charset=utf-8", "webmanifest", "application/manifest+json");

    private final Map<String, PageFile> kept = new ConcurrentHashMap<>();

    /**
     * One file.
     *
     * @param type
     *            its media type
     * @param plain
     *            as it is
     * @param gzip
     *            compressed
     * @param etag
     *            strong, quoted
     */
    record PageFile(String type, byte[] plain, byte[] gzip, String etag) {}

    /**
     * The file of a path below {@code public}, such as {@code app/main.js}; empty when there is none, or when it is none
     * of the kinds a page is made of.
     */
    Optional<PageFile> find(String path) {
        var name = PLAIN.matcher(path);
        if (!name.matches() || !TYPES.containsKey(name.group(1))) {
            return Optional.empty();
        }
        PageFile known = kept.get(path);
        if (known == null) {
            known = read(path, TYPES.get(name.group(1))).orElse(null);
            if (known != null) {
                kept.put(path, known);
            }
        }
        return Optional.ofNullable(known);
    }

    private static Optional<PageFile> read(String path, String type) {
        try (InputStream in = PageFiles.class.getResourceAsStream("/public/" + path)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] plain = in.readAllBytes();
            return Optional.of(new PageFile(type, plain, compressed(plain), '"' + digest(plain) + '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] compressed(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 2);
        try (GZIPOutputStream gzip = new BestGzip(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    /** Compressed once and sent often. */
    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
