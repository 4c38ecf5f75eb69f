package io.songreel.model;

import io.songreel.job.JobStatus;
import io.songreel.job.Lane;
import io.songreel.job.Plan;
import io.songreel.job.PlannedUnit;
import io.songreel.job.Results;
import io.songreel.job.UnitContext;
import io.songreel.job.UnitFailure;
import io.songreel.job.UnitResult;
import io.songreel.storage.Sha256;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A pull as a job of one unit: progress in bytes, cancel, resume. The input is the model's id. */
@Singleton
public final class ModelPullPlan implements Plan {
    /** The kind of job, as stored. */
    public static final String KIND = "model_pull";

    private final Catalogue catalogue;
    private final ModelPull pull;

    ModelPullPlan(Catalogue catalogue, ModelPull pull) {
        this.catalogue = catalogue;
        this.pull = pull;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<PlannedUnit> lay(UUID jobId, String input, Results results) {
        // Where nobody has told the size, what it takes in memory is near enough for an estimate.
        double bytes = catalogue.find(input)
                .map(model -> model.sized() ? model.size() : model.memoryBytes()).orElse(0L);
        return List.of(new PlannedUnit("pull", "pull", Lane.CPU, JobStatus.RUNNING, List.of(), Sha256.of(input), 1,
                bytes, context -> run(input, context)));
    }

    private UnitResult run(String id, UnitContext context) throws UnitFailure, IOException {
        ModelManifest model = catalogue.find(id).orElseThrow(() -> new UnitFailure("model_unknown",
                "No such model", "The catalogue has no model of that name any more.", false));
        try {
            pull.pull(model, context.progress(), context.cancel());
        } catch (PullFailed e) {
            throw new UnitFailure("model_" + e.reason().name().toLowerCase(Locale.ROOT),
                    "The model could not be fetched", String.valueOf(e.getMessage()),
                    e.reason() == PullFailed.Reason.UNREACHABLE);
        }
        return UnitResult.of("\"" + model.id() + "\"");
    }
}
