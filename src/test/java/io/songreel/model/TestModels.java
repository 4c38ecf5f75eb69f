package io.songreel.model;

import io.songreel.model.ModelManifest.Standing;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small models that are not there. */
final class TestModels {
    static final Licence MIT = new Licence("MIT", URI.create("https://models.invalid/licence"), true, null);

    private TestModels() {
    }

    /** Of one file, as the speech models are. */
    static ModelManifest speech(String id, String file, long size, @Nullable String sha256) {
        return new ModelManifest(id, id, "", new ModelKind("transcribe", "whisper", "ggml"), MIT, 1,
                new Standing(0, false), List.of(new ModelFile(file, URI.create("https://models.invalid/" + file), size,
                        sha256)),
                Map.of(), null, null, null);
    }

    /** An image model of several files, of which nothing but the addresses is known. */
    static ModelManifest image(String id, URI base, String... files) {
        return image(id,
                Arrays.stream(files).map(name -> new ModelFile(name, URI.create(base + "/" + name), null, null))
                        .toList());
    }

    static ModelManifest image(String id, List<ModelFile> files) {
        return new ModelManifest(id, id, "", new ModelKind("image", "sd", "onnx"), MIT, 1, new Standing(0, false),
                files,
                Map.of(), new ModelSizes(512, 256, 1024, 8), null, null);
    }
}
