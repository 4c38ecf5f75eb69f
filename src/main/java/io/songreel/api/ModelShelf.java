package io.songreel.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The models of this machine, as this room uses them. */
interface ModelShelf {
    /** All that the catalogue knows, installed or not. */
    List<Model> models();

    /**
     * Starts to fetch a model, or goes on where an earlier pull stopped.
     *
     * @return the job that does it
     * @throws ApiProblem
     *             404 when the catalogue has no such model
     */
    UUID pull(String id);

    /**
     * Reads every byte of a model.
     *
     * @return {@code good}, {@code size_only} (no digest is published), {@code damaged} or {@code missing}
     * @throws ApiProblem
     *             404 when the catalogue has no such model
     */
    String verify(String id);

    /**
     * Takes a model's files away; none there is no error.
     *
     * @throws ApiProblem
     *             404 when the catalogue has no such model
     */
    void remove(String id);

    /**
     * One model.
     *
     * @param kind
     *            what it is for: {@code transcriber}, …
     * @param bytes
     *            size of all its files
     * @param bytesPresent
     *            how much of it is here
     */
    @Schema(name = "Model")
    record Model(String id, String kind, String title, boolean installed, long bytes, long bytesPresent,
            @Nullable String licence) {}
}
