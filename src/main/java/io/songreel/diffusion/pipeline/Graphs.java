package io.songreel.diffusion.pipeline;

import io.songreel.model.gate.ModelGraph;
import io.songreel.model.runtime.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The networks of a latent diffusion model, each ready to be opened. */
record Graphs(ModelGraph textEncoder, @Nullable ModelGraph textEncoder2, ModelGraph unet,
        @Nullable ModelGraph vaeEncoder, ModelGraph vaeDecoder, String digest) {
    /**
     * What a network takes while it runs at the model's own size in single precision, for each pixel of the image, and
     * what the framework adds to its weights: together they give the 7.4 GiB that a process with a full-size SD 1.5 was
     * measured to take at its peak, at 512×512 with guidance.
     */
    private static final long UNET_PER_PIXEL = 4000;
    private static final long VAE_PER_PIXEL = 10_000;
    private static final long TEXT = 64L << 20;
    private static final double FRAMEWORK = 1.05;

    static Graphs read(ModelFolder folder, Architecture architecture) throws ModelException {
        List<ModelFolder.GraphFile> files = new ArrayList<>();
        long pixels = (long) architecture.side() * architecture.side();
        ModelGraph text = ready(folder, folder.graph("text_encoder"), TEXT, files);
        ModelGraph text2 = architecture.family().large()
                ? ready(folder, folder.graph("text_encoder_2"), TEXT, files)
                : null;
        ModelGraph unet = ready(folder, folder.graph("unet"), pixels * UNET_PER_PIXEL, files);
        ModelGraph decoder = ready(folder, folder.graph("vae_decoder"), pixels * VAE_PER_PIXEL, files);
        Optional<ModelFolder.GraphFile> encoder = folder.findGraph("vae_encoder");
        ModelGraph vae = encoder.isEmpty() ? null : ready(folder, encoder.get(), pixels * VAE_PER_PIXEL / 2, files);
        return new Graphs(text, text2, unet, vae, decoder, folder.digest(files));
    }

    private static ModelGraph ready(ModelFolder folder, ModelFolder.GraphFile file, long running,
            List<ModelFolder.GraphFile> files) {
        files.add(file);
        return new ModelGraph(folder.model(), file.component(), file.format(), file.file(),
                (long) (file.weights() * FRAMEWORK) + running);
    }
}
