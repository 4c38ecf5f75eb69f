package io.songreel.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Lays a repository out as Hugging Face's tools cache it: snapshots of links into blobs. */
final class HubFolder {
    private final Path folder;
    private final Path snapshot;

    HubFolder(Path hub, String repository, String commit) throws IOException {
        folder = hub.resolve("models--" + repository.replace("/", "--"));
        snapshot = Files.createDirectories(folder.resolve("snapshots").resolve(commit));
        Files.createDirectories(folder.resolve("blobs"));
    }

    void branch(String name, String commit) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("refs")).resolve(name), commit);
    }

    /** A file of Git LFS: its blob has the name of its SHA-256. */
    Path large(String name, byte[] bytes) throws IOException {
        return link(name, HubServer.sha256(bytes), bytes);
    }

    /** A file of git itself: its blob has the name that git gives it. */
    Path small(String name, byte[] bytes) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
            return link(name, HexFormat.of().formatHex(digest.digest(bytes)), bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    Path file(String name) {
        return snapshot.resolve(name);
    }

    private Path link(String name, String blob, byte[] bytes) throws IOException {
        Path target = Files.write(folder.resolve("blobs").resolve(blob), bytes);
        Path link = snapshot.resolve(name);
        Files.createDirectories(link.resolveSibling(""));
        Files.createSymbolicLink(link, link.resolveSibling("").relativize(target));
        return target;
    }
}
