package io.songreel.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The models of this machine that can be loaded now; looks anew at each call, without reading a model. */
public final class InstalledModels {
    private static final Comparator<ModelManifest> BEST_FIRST = Comparator
            .comparingInt((ModelManifest model) -> model.standing().rank())
            .thenComparingLong(ModelManifest::memoryBytes)
            .reversed().thenComparing(ModelManifest::id);
    private final Catalogue catalogue;
    private final ModelStore store;

    public InstalledModels(Catalogue catalogue, ModelStore store) {
        this.catalogue = catalogue;
        this.store = store;
    }

    /** Those for one task, the best first: by the manifest's rank, then by size. */
    public List<InstalledModel> forTask(String task) {
        return catalogue.forTask(task).stream().sorted(BEST_FIRST).flatMap(model -> installed(model).stream()).toList();
    }

    /** The model of that id; empty when the catalogue has none or it is not all here. */
    public Optional<InstalledModel> find(String id) {
        return catalogue.find(id).flatMap(this::installed);
    }

    private Optional<InstalledModel> installed(ModelManifest model) {
        return store.folder(model).map(folder -> new InstalledModel(model, folder, store.identity(model, folder)));
    }
}
