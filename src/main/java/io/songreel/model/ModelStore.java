package io.songreel.model;

import io.songreel.job.CancelToken;
import io.songreel.model.ModelManifest.ModelFile;
import io.songreel.storage.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Models on disk. A file of a model lies at {@code {dir}/{model id}/{file}}, or in one of the owner's other folders as
 * {@code {folder}/{model id}/{file}} or {@code {folder}/{file}}, where it is used in place. A file counts as present
 * when its size is right; {@link #verify} reads it all. Safe for many threads.
 */
public final class ModelStore {
    private static final int CHUNK = 1 << 20;
    private final Path dir;
    private final List<Path> folders;

    public ModelStore(Path dir, List<Path> folders) {
        this.dir = dir.toAbsolutePath().normalize();
        this.folders = List.copyOf(folders);
    }

    /** Whether every file is there with the right size. */
    public boolean installed(ModelManifest model) {
        return model.files().stream().allMatch(file -> path(model, file).isPresent());
    }

    /** Where the model's only or named file lies; empty when it is not there. */
    public Optional<Path> path(ModelManifest model, ModelFile file) {
        return Stream.concat(Stream.of(own(model, file), dir.resolve(file.name())),
                folders.stream().flatMap(
                        folder -> Stream.of(folder.resolve(model.id()).resolve(file.name()),
                                folder.resolve(file.name()))))
                .filter(candidate -> hasSize(candidate, file.size())).findFirst();
    }

    /** Where the first file lies: for models that are one file. */
    public Optional<Path> path(ModelManifest model) {
        return path(model, model.files().getFirst());
    }

    /**
     * Reads every byte of the model. A file whose digest nobody has published is held against the digest recorded when
     * it was pulled.
     */
    public Verdict verify(ModelManifest model, CancelToken cancel) throws IOException {
        Verdict worst = Verdict.GOOD;
        for (ModelFile file : model.files()) {
            Optional<Path> path = path(model, file);
            if (path.isEmpty()) {
                return Verdict.MISSING;
            }
            String expected = expected(model, file);
            if (expected == null) {
                worst = Verdict.SIZE_ONLY;
            } else if (!expected.equals(sha256(path.get(), cancel))) {
                return Verdict.DAMAGED;
            }
        }
        return worst;
    }

    /** Removes what was pulled into the models folder, begun pulls included; files in other folders stay. */
    public void remove(ModelManifest model) throws IOException {
        Path folder = dir.resolve(model.id());
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    /** Bytes that the models folder takes, begun pulls included. */
    public long diskUse() throws IOException {
        if (!Files.isDirectory(dir)) {
            return 0;
        }
        try (Stream<Path> tree = Files.walk(dir)) {
            return tree.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** Where a pull of {@code file} ends up. */
    Path own(ModelManifest model, ModelFile file) {
        return dir.resolve(model.id()).resolve(file.name());
    }

    /** Beside a pulled file, in the form of {@code sha256sum}. */
    void recordDigest(ModelManifest model, ModelFile file, String sha256) throws IOException {
        Files.writeString(digestNote(model, file), sha256 + "  " + file.name() + "\n");
    }

    private @Nullable String expected(ModelManifest model, ModelFile file) throws IOException {
        if (file.sha256() != null) {
            return file.sha256();
        }
        Path note = digestNote(model, file);
        return Files.exists(note) ? Files.readString(note).split(" ", 2)[0] : null;
    }

    private Path digestNote(ModelManifest model, ModelFile file) {
        return dir.resolve(model.id()).resolve(file.name() + ".sha256");
    }

    private static boolean hasSize(Path file, long size) {
        return Files.isRegularFile(file) && file.toFile().length() == size;
    }

    /** Lower-case hex digest of a file; asks {@code cancel} every megabyte. */
    static String sha256(Path file, CancelToken cancel) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                cancel.check();
                digest.update(chunk, 0, count);
            }
        }
        return Sha256.hex(digest);
    }

    /** What a verification found. */
    public enum Verdict {
        /** Every digest is as published, or as recorded at the pull. */
        GOOD,
        /** Sizes are right; there is no digest to compare with. */
        SIZE_ONLY,
        /** At least one file is not the published one. */
        DAMAGED,
        /** At least one file is not there. */
        MISSING
    }
}
