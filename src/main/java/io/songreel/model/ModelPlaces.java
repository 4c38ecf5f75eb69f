package io.songreel.model;

import io.songreel.model.FoundModels.Found;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The folders where a model may lie, best first. */
final class ModelPlaces {
    private final Path dir;
    private final List<Path> folders;
    private final HubCache hub;
    private final FoundModels found;

    ModelPlaces(Path dir, List<Path> folders, HubCache hub) {
        this.dir = dir.toAbsolutePath().normalize();
        this.folders = folders.stream().map(folder -> folder.toAbsolutePath().normalize()).toList();
        this.hub = hub;
        List<Path> all = new ArrayList<>(List.of(this.dir));
        all.addAll(this.folders);
        this.found = new FoundModels(all);
    }

    Path dir() {
        return dir;
    }

    /** Models with a manifest of their own. */
    FoundModels found() {
        return found;
    }

    /** Where pulls of the model go. */
    Path own(ModelManifest model) {
        return dir.resolve(model.id());
    }

    /** Whether {@code folder} is one that Songreel may take away. */
    boolean ours(Path folder) {
        return dir.equals(folder.getParent());
    }

    List<Place> of(ModelManifest model) {
        List<Place> places = new ArrayList<>(List.of(new Place(own(model), PlaceKind.MODELS_FOLDER)));
        for (Found each : found.now()) {
            if (each.model().equals(model)) {
                places.add(new Place(each.folder(), each.folder().startsWith(dir)
                        ? PlaceKind.MODELS_FOLDER
                        : PlaceKind.OTHER_FOLDER));
            }
        }
        // Files that lie loose in a folder are told apart by name and size: without a size anything could be them.
        boolean loose = model.sized() && model.files().stream().noneMatch(ModelFile::nested);
        if (loose) {
            places.add(new Place(dir, PlaceKind.MODELS_FOLDER));
        }
        Optional<HubSource> source = HubSource.of(model);
        for (Path folder : folders) {
            places.add(new Place(folder.resolve(model.id()), PlaceKind.OTHER_FOLDER));
            source.ifPresent(from -> from.clones(folder)
                    .forEach(clone -> places.add(new Place(clone, PlaceKind.OTHER_FOLDER))));
            if (loose) {
                places.add(new Place(folder, PlaceKind.OTHER_FOLDER));
            }
        }
        source.ifPresent(from -> snapshots(from)
                .forEach(snapshot -> places.add(new Place(snapshot, PlaceKind.HUGGING_FACE_CACHE))));
        return places;
    }

    /** Where one file may lie although others of its model are not there. */
    List<Path> copies(ModelManifest model, ModelFile file) {
        Stream<Path> beside = of(model).stream().map(place -> place.folder().resolve(file.name()));
        Stream<Path> cached = Optional.ofNullable(file.url()).flatMap(HubAddress::of).stream()
                .flatMap(address -> snapshots(new HubSource(address, "")).stream()
                        .map(snapshot -> snapshot.resolve(address.path())));
        return Stream.concat(beside, cached).distinct().toList();
    }

    private List<Path> snapshots(HubSource source) {
        try {
            return source.snapshots(hub);
        } catch (IOException | UncheckedIOException unreadable) {
            // A cache that cannot be read is none: the model can still be pulled.
            return List.of();
        }
    }

    /** A folder that may hold a model. */
    record Place(Path folder, PlaceKind kind) {}
}
