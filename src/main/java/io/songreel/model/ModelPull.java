package io.songreel.model;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.model.ModelManifest.ModelFile;
import io.songreel.model.PullFailed.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Brings a model to the models folder: the only outbound traffic of Songreel, and only when its owner asks. A broken
 * download goes on where it stopped, in this call or in a later one; a file gets its name only when its bytes are
 * proven.
 */
public final class ModelPull {
    private static final long SPARE_BYTES = 64L << 20;
    private final ModelStore store;
    private final @Nullable URI mirror;
    private final Download download;

    /** @param mirror instead of the publishers' own addresses; null for those */
    public ModelPull(ModelStore store, @Nullable URI mirror, Download download) {
        this.store = store;
        this.mirror = mirror;
        this.download = download;
    }

    /**
     * Pulls what is missing of {@code model}; files that are there stay.
     *
     * @throws PullFailed
     *             with a text for the owner
     */
    public void pull(ModelManifest model, Progress progress, CancelToken cancel) throws IOException {
        long done = 0;
        for (ModelFile file : model.files()) {
            if (store.path(model, file).isEmpty()) {
                long before = done;
                pull(model, file, at -> progress.at((double) (before + at) / model.size(),
                        message(model, before + at)), cancel);
            }
            done += file.size();
        }
        progress.at(1, model.name() + " is ready");
    }

    private void pull(ModelManifest model, ModelFile file, Download.Listener listener, CancelToken cancel)
            throws IOException {
        Path target = store.own(model, file);
        Path part = target.resolveSibling(file.name() + ".part");
        Files.createDirectories(target.resolveSibling(""));
        checkDisk(part, file);
        boolean resumed = Files.exists(part);
        download.run(source(model, file), part, file.size(), listener, cancel);
        String sha256 = ModelStore.sha256(part, cancel);
        if (resumed && file.sha256() != null && !sha256.equals(file.sha256())) {
            // What an earlier pull left may be of another version: once more, from the first byte.
            Files.delete(part);
            download.run(source(model, file), part, file.size(), listener, cancel);
            sha256 = ModelStore.sha256(part, cancel);
        }
        if (file.sha256() != null && !sha256.equals(file.sha256())) {
            Files.delete(part);
            throw new PullFailed(Reason.WRONG_DIGEST, "What came for " + file.name() + " is not the published file. "
                    + "It was removed; try again, or another mirror.");
        }
        store.recordDigest(model, file, sha256);
        force(part);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void checkDisk(Path part, ModelFile file) throws IOException {
        long missing = file.size() - (Files.exists(part) ? Files.size(part) : 0);
        long free = Files.getFileStore(part.resolveSibling("")).getUsableSpace();
        if (free < missing + SPARE_BYTES) {
            throw new PullFailed(Reason.DISK_FULL, String.format(Locale.ROOT,
                    "%s needs %.1f GB more on disk and %.1f GB are free. Free some space, or point songreel.models.dir "
                            + "to a larger disk.",
                    file.name(), missing / 1e9, free / 1e9));
        }
    }

    private URI source(ModelManifest model, ModelFile file) {
        if (mirror == null) {
            return file.url();
        }
        String base = mirror.toString();
        return URI.create(base + (base.endsWith("/") ? "" : "/") + model.id() + "/" + file.name());
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static String message(ModelManifest model, long done) {
        return String.format(Locale.ROOT, "%s: %.1f of %.1f MB", model.name(), done / 1e6, model.size() / 1e6);
    }
}
