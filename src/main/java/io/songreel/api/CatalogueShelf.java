package io.songreel.api;

import io.songreel.job.CancelToken;
import io.songreel.job.Jobs;
import io.songreel.model.Catalogue;
import io.songreel.model.ModelManifest;
import io.songreel.model.ModelPullPlan;
import io.songreel.model.ModelStore;
import io.songreel.model.ModelStore.Holding;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        Holding holding = store.holding(model);
        boolean installed = holding.state() == Holding.State.INSTALLED;
        boolean makeIt = !installed && !model.pullable();
        return new Model(model.id(), model.task(), model.name(), installed, bytes(model, holding), holding.bytes(),
                model.licence().name(), model.description(), model.kind().family(), model.kind().format(),
                model.licence().url(), model.licence().commercialUse(),
                makeIt ? "export_yourself" : label(holding.state()),
                holding.place().map(CatalogueShelf::label).orElse(null),
                holding.inPlace(), model.memoryBytes(), model.standing().recommended(), model.licence().note(),
                model.export() == null ? null : model.export().command());
    }

    private static @Nullable Long bytes(ModelManifest model, Holding holding) {
        if (model.sized()) {
            return model.size();
        }
        return holding.state() == Holding.State.INSTALLED ? Long.valueOf(holding.bytes()) : null;
    }

    private static String label(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public UUID pull(String id) {
        ModelManifest model = known(id);
        if (!store.installed(model) && !model.pullable()) {
            throw new ApiProblem(ProblemType.NOT_AVAILABLE, model.name() + " cannot be fetched: nobody publishes it in "
                    + "a form that can be used here." + (model.export() == null
                            ? ""
                            : " Make it on this machine, in Songreel's folder: " + model.export().command()));
        }
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
