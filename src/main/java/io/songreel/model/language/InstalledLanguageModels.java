package io.songreel.model.language;

import io.songreel.model.InstalledModel;
import io.songreel.model.InstalledModels;
import io.songreel.model.gate.ModelGraph;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The language models of the models folder, the best first; each read once and again when its files have changed. */
@Singleton
public final class InstalledLanguageModels {
    private static final Logger LOG = LoggerFactory.getLogger(InstalledLanguageModels.class);
    private static final String TASK = "write";
    private static final String FORMAT = "onnx";
    /** A cache of some hundred megabytes with the models of the catalogue; a film's talk fits well. */
    private static final int MOST_TOKENS = 4096;
    private final InstalledModels models;
    /** By the identity of the files; empty for a folder that is no such model. */
    private final Map<String, Optional<LanguageModel>> read = new HashMap<>();

    public InstalledLanguageModels(InstalledModels models) {
        this.models = models;
    }

    /** Those that can be used now. */
    public List<LanguageModel> installed() {
        List<LanguageModel> found = new ArrayList<>();
        for (InstalledModel model : models.forTask(TASK)) {
            if (model.manifest().kind().format().equals(FORMAT)) {
                read(model).ifPresent(found::add);
            }
        }
        return found;
    }

    private synchronized Optional<LanguageModel> read(InstalledModel model) {
        return read.computeIfAbsent(model.identity() + " " + model.folder(), _ -> open(model));
    }

    private static Optional<LanguageModel> open(InstalledModel model) {
        try {
            return Optional.of(LanguageModel.read(ModelGraph.only(model), model.folder(), model.identity(),
                    MOST_TOKENS));
        } catch (IOException e) {
            LOG.warn("The language model {} cannot be used and is passed over until its files change: {}", model.id(),
                    e.getMessage());
            return Optional.empty();
        }
    }
}
