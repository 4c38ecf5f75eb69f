package io.songreel.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one repository that holds all of a model in the layout of its folder.
 *
 * @param prefix
 *            the folder of the repository that is the model's folder; empty or ending with a slash
 */
record HubSource(String repository, String revision, boolean pinned, String prefix) {
    HubSource(HubAddress address, String prefix) {
        this(address.repository(), address.revision(), address.pinned(), prefix);
    }

    /** Empty when the files come from several places, or are arranged otherwise there. */
    static Optional<HubSource> of(ModelManifest model) {
        List<HubSource> sources = model.files().stream().flatMap(file -> source(file).stream()).distinct().toList();
        return sources.size() == 1 && model.files().stream().allMatch(file -> source(file).isPresent())
                ? Optional.of(sources.getFirst())
                : Optional.empty();
    }

    private static Optional<HubSource> source(ModelFile file) {
        return Optional.ofNullable(file.url()).flatMap(HubAddress::of)
                .filter(address -> address.path().equals(file.name()) || address.path().endsWith("/" + file.name()))
                .map(address -> new HubSource(address,
                        address.path().substring(0, address.path().length() - file.name().length())));
    }

    /** The model's folder in each snapshot of a cache. */
    List<Path> snapshots(HubCache cache) throws IOException {
        return cache.snapshots(repository, revision, pinned).stream().map(folder -> folder.resolve(prefix)).toList();
    }

    /** The model's folder in a copy of the repository below {@code folder}, as {@code git clone} makes one. */
    List<Path> clones(Path folder) {
        String name = repository.substring(repository.indexOf('/') + 1);
        return Stream.of(name, repository).map(clone -> folder.resolve(clone).resolve(prefix)).toList();
    }
}
