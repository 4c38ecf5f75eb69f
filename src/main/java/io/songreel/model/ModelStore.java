package io.songreel.model;

import io.songreel.job.CancelToken;
import io.songreel.model.ModelPlaces.Place;
import io.songreel.storage.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Models on disk. A model is a folder with all of its files: {@code {dir}/{model id}} where pulls go, or one of the
 * owner's other folders, or a snapshot in the cache of Hugging Face's tools; these are used in place and never written
 * to. A file counts as present when its size is right, as published or as recorded at the pull; {@link #verify} reads
 * it all. Safe for many threads.
 */
public final class ModelStore {
    private final ModelPlaces places;

    /** Without a Hugging Face cache. */
    public ModelStore(Path dir, List<Path> folders) {
        this(dir, folders, HubCache.none());
    }

    public ModelStore(Path dir, List<Path> folders, HubCache hub) {
        this.places = new ModelPlaces(dir, folders, hub);
    }

    /** Models that bring their own manifest, in any of the folders. */
    FoundModels found() {
        return places.found();
    }

    /** Whether all of it is in one folder. */
    public boolean installed(ModelManifest model) {
        return folder(model).isPresent();
    }

    /** The one folder that has every file at its name; empty when there is none. */
    public Optional<Path> folder(ModelManifest model) {
        return place(model).map(Place::folder);
    }

    private Optional<Place> place(ModelManifest model) {
        return model.files().isEmpty()
                ? Optional.empty()
                : places.of(model).stream().filter(place -> model.files().stream()
                        .allMatch(file -> FilePresence.whole(place.folder().resolve(file.name()), file))).findFirst();
    }

    /** Where the first file lies: for models that are one file. */
    public Optional<Path> path(ModelManifest model) {
        return folder(model).map(folder -> folder.resolve(model.files().getFirst().name()));
    }

    /** How much of it is here, and where. */
    public Holding holding(ModelManifest model) {
        Optional<Place> whole = place(model);
        Path folder = whole.map(Place::folder).orElse(places.own(model));
        long bytes = model.files().stream()
                .mapToLong(file -> FilePresence.bytes(folder.resolve(file.name()), file)).sum();
        Holding.State state = whole.isPresent()
                ? Holding.State.INSTALLED
                : bytes > 0 ? Holding.State.PARTLY : Holding.State.MISSING;
        return new Holding(state, bytes, whole.map(Place::kind));
    }

    /**
     * Tells one installed content of a model from any other, without reading it: the id and what its digests amount to.
     * For a file of which no digest is known, size and time stand in.
     */
    public String identity(ModelManifest model, Path folder) {
        if (model.files().size() == 1 && model.files().getFirst().sha256() != null) {
            return model.id() + "@" + model.files().getFirst().sha256();
        }
        StringBuilder all = new StringBuilder();
        for (ModelFile file : model.files()) {
            Path path = folder.resolve(file.name());
            all.append(file.name()).append(' ').append(expected(path, file).map(FileDigest::hex)
                    .orElseGet(() -> path.toFile().length() + "-" + path.toFile().lastModified())).append('\n');
        }
        return model.id() + "@" + Sha256.of(all.toString());
    }

    /**
     * Reads every byte of the model. A file whose digest nobody has published is held against the digest recorded when
     * it was pulled, or the one that a Hugging Face cache tells.
     */
    public Verdict verify(ModelManifest model, CancelToken cancel) throws IOException {
        Optional<Path> folder = folder(model);
        if (folder.isEmpty()) {
            return Verdict.MISSING;
        }
        Verdict worst = Verdict.GOOD;
        for (ModelFile file : model.files()) {
            Path path = folder.get().resolve(file.name());
            Optional<FileDigest> expected = expected(path, file);
            if (expected.isEmpty()) {
                worst = Verdict.SIZE_ONLY;
            } else if (!expected.get().matches(path, cancel)) {
                return Verdict.DAMAGED;
            }
        }
        return worst;
    }

    /**
     * Removes what was pulled into the models folder, begun pulls included, and a model made there; files in other
     * folders stay.
     */
    public void remove(ModelManifest model) throws IOException {
        delete(places.own(model));
        for (FoundModels.Found found : places.found().now()) {
            if (found.model().id().equals(model.id()) && places.ours(found.folder())) {
                delete(found.folder());
            }
        }
    }

    /** Where a pull of {@code file} ends up. */
    Path own(ModelManifest model, ModelFile file) {
        return places.own(model).resolve(file.name());
    }

    /** Whole copies of one file in folders that lack others; not the one in the models folder. */
    List<Path> elsewhere(ModelManifest model, ModelFile file) {
        Path own = own(model, file);
        return places.copies(model, file).stream()
                .filter(path -> !path.equals(own) && FilePresence.whole(path, file)).toList();
    }

    /** What is known of a file's bytes: published, recorded beside it, or told by the cache that it is in. */
    static Optional<FileDigest> expected(Path path, ModelFile file) {
        if (file.sha256() != null) {
            return Optional.of(FileDigest.sha256(file.sha256()));
        }
        try {
            Optional<FileDigest> noted = FileNote.beside(path).map(note -> FileDigest.sha256(note.sha256()));
            return noted.isPresent() ? noted : FileDigest.ofBlob(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A link to a folder goes, what it leads to stays. */
    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> tree = Files.walk(folder)) {
            all = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }

    /**
     * What is here of a model.
     *
     * @param bytes
     *            of its files, begun pulls included
     * @param place
     *            where it is used; empty unless it is installed
     */
    public record Holding(State state, long bytes, Optional<PlaceKind> place) {
        /** How much of it. */
        public enum State {
            INSTALLED, PARTLY, MISSING
        }

        /** Whether it is used where its owner put it, outside the models folder. */
        public boolean inPlace() {
            return place.isPresent() && place.get() != PlaceKind.MODELS_FOLDER;
        }
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
