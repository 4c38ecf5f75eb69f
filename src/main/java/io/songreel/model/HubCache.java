package io.songreel.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The download cache that Hugging Face's own tools keep: {@code models--{owner}--{name}/snapshots/{commit}/…}, where
 * each file is a link into {@code blobs/}. Only ever read.
 */
public final class HubCache {
    private static final HubCache NONE = new HubCache(null);
    private final @Nullable Path root;

    private HubCache(@Nullable Path root) {
        this.root = root;
    }

    /** The cache in this folder. */
    public static HubCache in(Path root) {
        return new HubCache(root.toAbsolutePath().normalize());
    }

    /** No cache at all. */
    public static HubCache none() {
        return NONE;
    }

    /** Where Hugging Face's tools would look in this environment. */
    static HubCache of(Map<String, String> environment, Path home) {
        for (String direct : List.of("HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE")) {
            if (has(environment, direct)) {
                return in(Path.of(environment.get(direct)));
            }
        }
        if (has(environment, "HF_HOME")) {
            return in(Path.of(environment.get("HF_HOME"), "hub"));
        }
        Path caches = has(environment, "XDG_CACHE_HOME")
                ? Path.of(environment.get("XDG_CACHE_HOME"))
                : home.resolve(".cache");
        return in(caches.resolve("huggingface/hub"));
    }

    /**
     * Snapshots of a repository, the asked-for revision first. For a commit there is no other; for a branch what an
     * earlier download left is as good, newest first.
     */
    List<Path> snapshots(String repository, String revision, boolean pinned) throws IOException {
        if (root == null) {
            return List.of();
        }
        Path folder = root.resolve("models--" + repository.replace("/", "--"));
        Path snapshots = folder.resolve("snapshots");
        Set<Path> found = new LinkedHashSet<>();
        found.add(snapshots.resolve(revision));
        Path reference = folder.resolve("refs").resolve(revision);
        if (Files.isRegularFile(reference) && Files.size(reference) < 100) {
            String commit = Files.readString(reference, StandardCharsets.ISO_8859_1).strip();
            if (HubAddress.isCommit(commit)) {
                found.add(snapshots.resolve(commit));
            }
        }
        if (!pinned && Files.isDirectory(snapshots)) {
            try (Stream<Path> all = Files.list(snapshots)) {
                all.sorted(Comparator.comparing((Path each) -> each.toFile().lastModified()).reversed())
                        .forEach(found::add);
            }
        }
        return found.stream().filter(Files::isDirectory).toList();
    }

    private static boolean has(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
