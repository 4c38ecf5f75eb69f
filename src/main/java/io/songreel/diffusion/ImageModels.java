package io.songreel.diffusion;

import java.util.List;
import java.util.Optional;

/** The image models that are installed here. Safe for many threads. */
public interface ImageModels {
    /** Best first. */
    List<ImageModel> installed();

    /** By the id in the catalogue, or by the identity that a job was accepted with. */
    default Optional<ImageModel> find(String name) {
        return installed().stream().filter(model -> model.facts().id().equals(name) || model.identity().equals(name))
                .findFirst();
    }
}
