package io.songreel.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Models that bring their own manifest: a {@code songreel.json} in one of the folders, or in a folder directly below
 * one. Looks anew at each call, which costs one listing a folder; a manifest is read again only when it has changed.
 * One that cannot be read is told to the log once, and hides nothing else. Safe for many threads.
 */
final class FoundModels {
    static final String MANIFEST = "songreel.json";
    private static final Logger LOG = LoggerFactory.getLogger(FoundModels.class);
    private static final int MOST = 2000;
    private final List<Path> folders;
    private Map<Path, Read> known = Map.of();

    FoundModels(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** Nobody looks anywhere. */
    static FoundModels none() {
        return new FoundModels(List.of());
    }

    /** All that are there now; of several with one id the first. */
    synchronized List<Found> now() {
        Map<Path, Read> seen = new HashMap<>();
        List<Found> found = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        for (Path folder : candidates()) {
            Path manifest = folder.resolve(MANIFEST);
            read(manifest).ifPresent(read -> {
                seen.put(manifest, read);
                if (read.model != null && ids.add(read.model.id())) {
                    found.add(new Found(read.model, folder));
                }
            });
        }
        known = seen;
        return found;
    }

    private List<Path> candidates() {
        List<Path> all = new ArrayList<>();
        for (Path folder : folders) {
            all.add(folder);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> below = Files.list(folder)) {
                    below.limit(MOST).filter(Files::isDirectory).sorted().forEach(all::add);
                } catch (IOException unreadable) {
                    LOG.debug("a models folder cannot be listed; it is looked at again next time", unreadable);
                }
            }
        }
        return all;
    }

    private Optional<Read> read(Path manifest) {
        try {
            if (!Files.isRegularFile(manifest)) {
                return Optional.empty();
            }
            FileTime changed = Files.getLastModifiedTime(manifest);
            long size = Files.size(manifest);
            Read before = known.get(manifest);
            return Optional.of(before != null && before.size == size && before.changed.equals(changed)
                    ? before
                    : new Read(changed, size, parse(manifest)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static @Nullable ModelManifest parse(Path manifest) {
        try {
            return ManifestReader.read(manifest);
        } catch (IOException e) {
            LOG.warn("{} is left out: {}. It is read again when it changes.", manifest, e.getMessage());
            return null;
        }
    }

    /** A model and the folder that it is in. */
    record Found(ModelManifest model, Path folder) {
        /** Whether all its files are there. */
        boolean whole() {
            return !model.files().isEmpty() && model.files().stream()
                    .allMatch(file -> FilePresence.whole(folder.resolve(file.name()), file));
        }
    }

    private record Read(FileTime changed, long size, @Nullable ModelManifest model) {}
}
