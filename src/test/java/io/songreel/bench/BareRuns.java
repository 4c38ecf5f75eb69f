package io.songreel.bench;

import io.songreel.diffusion.pipeline.DirectPass;
import io.songreel.job.CancelToken;
import io.songreel.model.gate.ModelGraph;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Each network of a Stable Diffusion once, on zeros of the shapes that an image needs; all stay loaded. */
final class BareRuns {
    private static final int TOKENS = 77;

    private BareRuns() {
    }

    static void run(Path folder, int side, DirectPass pass) throws IOException {
        int latents = side / 8;
        once(folder, "text_encoder", pass, Map.of("input_ids", new Tensor.Longs(new long[TOKENS], 1, TOKENS)));
        once(folder, "unet", pass, Map.of("sample", zeros(2, 4, latents, latents)));
        once(folder, "vae_decoder", pass, Map.of("latent_sample", zeros(1, 4, latents, latents)));
    }

    private static void once(Path folder, String component, DirectPass pass, Map<String, Tensor> given)
            throws IOException {
        Path file = folder.resolve(component).resolve("model.onnx");
        try (ModelSession session = pass.open(new ModelGraph("bench", component, "onnx", file, 0))) {
            Map<String, Tensor> inputs = new HashMap<>(given);
            if (session.inputs().containsKey("encoder_hidden_states")) {
                int[] shape = Objects.requireNonNull(session.inputs().get("encoder_hidden_states")).shape();
                inputs.put("encoder_hidden_states", zeros(2, TOKENS, shape[2]));
                inputs.put("timestep", zeros());
            }
            session.run(inputs, session.outputs().keySet(), CancelToken.never());
        }
    }

    private static Tensor zeros(int... shape) {
        return new Tensor.Floats(new float[Tensor.size(shape)], shape);
    }
}
