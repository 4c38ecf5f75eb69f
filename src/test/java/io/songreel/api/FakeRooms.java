package io.songreel.api;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

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
}
