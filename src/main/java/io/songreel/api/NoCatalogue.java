package io.songreel.api;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** What is true while no model catalogue is part of the build: there are no models. */
@Singleton
@Requires(missingBeans = ModelShelf.class)
class NoCatalogue implements ModelShelf {
    @Override
    public List<Model> models() {
        return List.of();
    }

    @Override
    public UUID pull(String id) {
        throw new ApiProblem(ProblemType.NOT_FOUND);
    }

    @Override
    public void remove(String id) {
        throw new ApiProblem(ProblemType.NOT_FOUND);
    }
}
