package io.songreel.model;

import io.songreel.job.CancelToken;
import io.songreel.job.Progress;
import io.songreel.model.PullFailed.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings a model to the models folder: the only outbound traffic of Songreel, and only when its owner asks. All sizes
 * are known before the first byte moves, so that a disk that is too small is told at once and progress is true. A
 * broken download goes on where it stopped, in this call or in a later one; a file gets its name only when its bytes
 * are proven. What a Hugging Face cache or another folder has already is linked or copied from there.
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
     * Pulls what is missing of {@code model}; files that are there stay, and a model that is whole somewhere is left
     * where it is.
     *
     * @throws PullFailed
     *             with a text for the owner
     */
    public void pull(ModelManifest model, Progress progress, CancelToken cancel) throws IOException {
        if (!store.installed(model)) {
            checkPublished(model);
            List<WantedFile> wanted = ask(model, progress, cancel);
            PullProgress ledger = new PullProgress(model.name(), present(model), wanted, progress);
            List<WantedFile> rest = new ArrayList<>();
            for (WantedFile file : wanted) {
                if (!adopt(model, file, true, cancel)) {
                    rest.add(file);
                } else {
                    ledger.done(file);
                }
            }
            checkDisk(model, rest);
            for (WantedFile file : rest) {
                if (!adopt(model, file, false, cancel)) {
                    fetch(file, ledger, cancel);
                }
                ledger.done(file);
            }
        }
        progress.at(1, model.name() + " is ready");
    }

    private static void checkPublished(ModelManifest model) throws PullFailed {
        if (!model.pullable()) {
            String how = model.export() == null
                    ? "Put its files back into the folder with its songreel.json."
                    : "Make it on this machine, in Songreel's folder: " + model.export().command();
            throw new PullFailed(Reason.NOT_PUBLISHED, "Nobody publishes " + model.name()
                    + " in a form that can be used here. " + how);
        }
    }

    /** All sizes, before the first byte moves. */
    private List<WantedFile> ask(ModelManifest model, Progress progress, CancelToken cancel) throws IOException {
        FileOffers offers = download.offers();
        List<WantedFile> wanted = new ArrayList<>();
        for (ModelFile file : model.files()) {
            Path target = store.own(model, file);
            if (FilePresence.whole(target, file)) {
                continue;
            }
            URI source = source(model, file);
            boolean hubKnows = file.sha256() == null && mirror == null && HubAddress.of(source).isPresent();
            if (file.size() == null || hubKnows) {
                progress.at(0, model.name() + ": asking for the size of " + file.name());
                wanted.add(WantedFile.of(file, target, offers.ask(source, cancel)));
            } else {
                wanted.add(new WantedFile(file, target, source, file.size(), file.sha256()));
            }
        }
        return wanted;
    }

    private long present(ModelManifest model) {
        return model.files().stream().filter(file -> FilePresence.whole(store.own(model, file), file))
                .mapToLong(file -> store.own(model, file).toFile().length()).sum();
    }

    /** Takes a proven copy from another folder: as a hard link, which costs nothing, or else with its bytes. */
    private boolean adopt(ModelManifest model, WantedFile wanted, boolean link, CancelToken cancel)
            throws IOException {
        if (wanted.sha256() == null) {
            return false;
        }
        for (Path copy : store.elsewhere(model, wanted.file())) {
            if (Files.size(copy) == wanted.size() && adopt(copy.toRealPath(), wanted, link, cancel)) {
                return true;
            }
        }
        return false;
    }

    private static boolean adopt(Path copy, WantedFile wanted, boolean link, CancelToken cancel) throws IOException {
        String digest = Objects.requireNonNull(wanted.sha256());
        Files.createDirectories(wanted.target().resolveSibling(""));
        if ((link && !sameDisk(copy, wanted.target())) || !FileDigest.sha256(digest).matches(copy, cancel)) {
            return false;
        }
        Files.deleteIfExists(wanted.part());
        try {
            if (link) {
                Files.createLink(wanted.part(), copy);
            } else {
                Files.copy(copy, wanted.part());
                force(wanted.part());
            }
        } catch (UnsupportedOperationException | IOException notHere) {
            // Not every disk has links, and a copy may vanish while it is read: the publisher still has the file.
            Files.deleteIfExists(wanted.part());
            return false;
        }
        finish(wanted, digest);
        return true;
    }

    private static boolean sameDisk(Path one, Path other) throws IOException {
        return Files.getFileStore(one).equals(Files.getFileStore(other.resolveSibling("")));
    }

    private void fetch(WantedFile wanted, PullProgress ledger, CancelToken cancel) throws IOException {
        Path part = wanted.part();
        Files.createDirectories(part.resolveSibling(""));
        boolean resumed = Files.exists(part);
        download.run(wanted.source(), part, wanted.size(), ledger::at, cancel);
        String sha256 = FileDigest.sha256(part, cancel);
        if (resumed && !wanted.is(sha256)) {
            // What an earlier pull left may be of another version: once more, from the first byte.
            Files.delete(part);
            download.run(wanted.source(), part, wanted.size(), ledger::at, cancel);
            sha256 = FileDigest.sha256(part, cancel);
        }
        if (!wanted.is(sha256)) {
            Files.delete(part);
            throw new PullFailed(Reason.WRONG_DIGEST, "What came for " + wanted.file().name()
                    + " is not the published file. It was removed; try again, or another mirror.");
        }
        force(part);
        finish(wanted, sha256);
    }

    private static void finish(WantedFile wanted, String sha256) throws IOException {
        FileNote.write(wanted.target(), sha256, wanted.size(), wanted.source());
        Files.move(wanted.part(), wanted.target(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void checkDisk(ModelManifest model, List<WantedFile> wanted) throws IOException {
        if (wanted.isEmpty()) {
            return;
        }
        Path folder = store.own(model, model.files().getFirst()).resolveSibling("");
        Files.createDirectories(folder);
        long missing = 0;
        for (WantedFile file : wanted) {
            missing += file.missing();
        }
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < missing + SPARE_BYTES) {
            throw new PullFailed(Reason.DISK_FULL, String.format(Locale.ROOT,
                    "%s needs %.1f GB more on disk and %.1f GB are free. Free some space, or point songreel.models.dir "
                            + "to a larger disk.",
                    model.name(), missing / 1e9, free / 1e9));
        }
    }

    private URI source(ModelManifest model, ModelFile file) {
        if (mirror == null) {
            return Objects.requireNonNull(file.url(), "checked before");
        }
        String base = mirror.toString();
        return URI.create(base + (base.endsWith("/") ? "" : "/") + model.id() + "/" + file.name());
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
