package io.songreel.diffusion;

import io.songreel.diffusion.pipeline.DiffusionModel;
import io.songreel.model.InstalledModel;
import io.songreel.model.InstalledModels;
import io.songreel.model.ModelDefaults;
import io.songreel.model.runtime.ModelException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The image models of the models folder, each read once and again when its files have changed. */
@Singleton
final class InstalledImageModels implements ImageModels {
    private static final Logger LOG = LoggerFactory.getLogger(InstalledImageModels.class);
    private static final String TASK = "image";
    private final InstalledModels models;
    /** By the identity of the files; empty for a folder that is no such model. */
    private final Map<String, Optional<ImageModel>> read = new HashMap<>();

    InstalledImageModels(InstalledModels models) {
        this.models = models;
    }

    @Override
    public List<ImageModel> installed() {
        List<ImageModel> found = new ArrayList<>();
        for (InstalledModel model : models.forTask(TASK)) {
            read(model).ifPresent(found::add);
        }
        return found;
    }

    private synchronized Optional<ImageModel> read(InstalledModel model) {
        return read.computeIfAbsent(model.identity() + " " + model.folder(), key -> open(model));
    }

    private static Optional<ImageModel> open(InstalledModel model) {
        try {
            return Optional.of(DiffusionModel.read(model.id(), model.folder(), defaults(model)));
        } catch (ModelException e) {
            LOG.warn("The model {} cannot be used and is passed over until its files change: {}", model.id(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    private static DiffusionModel.Defaults defaults(InstalledModel model) {
        ModelDefaults defaults = model.manifest().defaults();
        return defaults == null
                ? DiffusionModel.Defaults.none()
                : new DiffusionModel.Defaults(null, defaults.steps(), defaults.guidanceScale(),
                        Arrays.stream(SchedulerKind.values()).filter(kind -> kind.label().equals(defaults.scheduler()))
                                .findFirst().orElse(null));
    }
}
