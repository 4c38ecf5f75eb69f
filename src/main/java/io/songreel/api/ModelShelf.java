package io.songreel.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
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
     *             404 when the catalogue has no such model, 422 when it cannot be fetched but has to be made
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
     *            what it is for: {@code transcribe}, {@code image}, {@code interpolate}, {@code depth}, {@code upscale}
     * @param bytes
     *            size of all its files; null while it is not known: the server is asked at the pull
     * @param bytesPresent
     *            how much of it is here, begun pulls included
     * @param family
     *            the architecture, e.g. {@code sdxl}
     * @param format
     *            {@code ggml}, {@code onnx} or {@code torchscript}
     * @param commercialUse
     *            whether the licence lets films made with it be used commercially
     * @param state
     *            {@code installed}, {@code partly}, {@code missing}, or {@code export_yourself} where nobody publishes
     *            it in a form that can be used here
     * @param place
     *            where it is used: {@code models_folder}, {@code other_folder}, {@code hugging_face_cache}; null unless
     *            it is installed
     * @param inPlace
     *            whether it is used where its owner put it; Songreel never writes there
     * @param memoryBytes
     *            about what it takes when loaded
     * @param recommended
     *            whether it is the one of its kind to begin with
     * @param note
     *            what to know before a pull
     * @param export
     *            the command that makes it, run in Songreel's folder
     */
    @Schema(name = "Model")
    record Model(String id, String kind, String title, boolean installed, @Nullable Long bytes, long bytesPresent,
            @Nullable String licence, @Nullable String description, @Nullable String family, @Nullable String format,
            @Nullable URI licenceUrl, boolean commercialUse, String state, @Nullable String place, boolean inPlace,
            long memoryBytes, boolean recommended, @Nullable String note, @Nullable String export) {}
}
