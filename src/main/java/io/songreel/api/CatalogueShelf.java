package io.songreel.api;

import io.songreel.job.CancelToken;
import io.songreel.job.Jobs;
import io.songreel.model.Catalogue;
import io.songreel.model.ModelManifest;
import io.songreel.model.ModelPullPlan;
import io.songreel.model.ModelStore;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The catalogue and the models folder behind the API's door. */
@Singleton
final class CatalogueShelf implements ModelShelf {
    private final Catalogue catalogue;
    private final ModelStore store;
    private final Jobs jobs;

    CatalogueShelf(Catalogue catalogue, ModelStore store, Jobs jobs) {
        this.catalogue = catalogue;
        this.store = store;
        this.jobs = jobs;
    }

    @Override
    public List<Model> models() {
        return catalogue.all().stream().map(this::shown).toList();
    }

    private Model shown(ModelManifest model) {
        long present = model.files().stream().filter(file -> store.path(model, file).isPresent())
                .mapToLong(ModelManifest.ModelFile::size).sum();
        return new Model(model.id(), model.task(), model.name(), store.installed(model), model.size(), present,
                model.licence());
    }

    @Override
    public UUID pull(String id) {
        ModelManifest model = known(id);
        return jobs.submit(new Jobs.NewJob(ModelPullPlan.KIND, "fetch " + model.name(), model.id()), null);
    }

    @Override
    public String verify(String id) {
        try {
            return store.verify(known(id), CancelToken.never()).name().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void remove(String id) {
        try {
            store.remove(known(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ModelManifest known(String id) {
        return catalogue.find(id).orElseThrow(() -> new ApiProblem(ProblemType.NOT_FOUND));
    }
}
