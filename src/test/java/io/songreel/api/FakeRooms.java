package io.songreel.api;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.songreel.job.Jobs;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Fakes in the place of the rooms that take long. */
@Factory
@Requires(property = "test-api-fakes")
class FakeRooms {
    @Singleton
    @Primary
    FakeJobs jobs() {
        return new FakeJobs();
    }

    @Singleton
    @Primary
    FakeFilms films(FakeJobs jobs) {
        return new FakeFilms(jobs);
    }

    @Singleton
    @Primary
    FakeIntake intake() {
        return new FakeIntake();
    }

    @Singleton
    @Primary
    ModelShelf models(FakeJobs jobs) {
        return new ModelShelf() {
            private boolean installed = true;

            @Override
            public List<Model> models() {
                return List.of(new Model("whisper-tiny", "transcriber", "Whisper tiny", installed, 100, 100, "MIT"));
            }

            @Override
            public UUID pull(String id) {
                return jobs.submit(new Jobs.NewJob("model_pull", "Pull " + known(id), "{}"), null);
            }

            @Override
            public void remove(String id) {
                known(id);
                installed = false;
            }

            private String known(String id) {
                if (!id.equals("whisper-tiny")) {
                    throw new ApiProblem(ProblemType.NOT_FOUND);
                }
                return id;
            }
        };
    }

    @Singleton
    @Primary
    GpuReader gpu() {
        return () -> new CapabilityBodies.Gpu(List.of(), List.of(), null, 0);
    }
}
