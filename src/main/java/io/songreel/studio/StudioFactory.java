package io.songreel.studio;

import io.micronaut.context.annotation.Factory;
import io.songreel.diffusion.ImageModels;
import io.songreel.job.Jobs;
import io.songreel.model.gate.Gate;
import io.songreel.storage.Assets;
import io.songreel.storage.ObjectStore;
import jakarta.inject.Singleton;

/** Puts the studio room together. */
@Factory
final class StudioFactory {
    @Singleton
    ImagePlan plan(ObjectStore store, ImageModels models, Gate gate) {
        return new ImagePlan(new GenerateStep(store, models, gate));
    }

    @Singleton
    ImageJobs imageJobs(Jobs jobs, Assets assets, ImageModels models) {
        return new ImageJobs(jobs, assets, models);
    }
}
