package io.songreel.diffusion.pipeline;

import io.songreel.diffusion.noise.NoiseStream;
import io.songreel.job.CancelToken;
import io.songreel.model.gate.ModelGraph;
import io.songreel.model.gate.Pass;
import io.songreel.model.runtime.DeviceMemoryException;
import io.songreel.model.runtime.ElementType;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Tensor;
import io.songreel.model.runtime.TensorSpec;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * The variational autoencoder of a model: between images of -1 to 1 and latents as they are denoised. Large images, and
 * those that the device has no memory for, go through in tiles.
 *
 * @param largest
 *            pixels of an image that is taken whole
 */
record Autoencoder(Architecture.LatentScale scale, int factor, int largest) {
    /** Latents a tile, each way: 512 pixels for all families. */
    private static final int TILE = 64;
    private static final int LARGEST = 1 << 20;

    static Autoencoder of(Architecture architecture) {
        return new Autoencoder(architecture.scale(), architecture.vaeFactor(), LARGEST);
    }

    /** Latents of an image: a distribution, or where an export has drawn already, one sample. */
    record Encoded(Planes planes, int channels, Architecture.LatentScale scale) {
        /** A sample for each draw; draws only from a distribution. */
        Planes sample(NoiseStream noise) {
            if (!distribution()) {
                return scale.in(planes);
            }
            int size = planes.values().length / 2;
            float[] drawn = noise.next(size);
            float[] latents = new float[size];
            for (int i = 0; i < size; i++) {
                float logarithm = Math.clamp(planes.values()[size + i], -30f, 20f);
                latents[i] = planes.values()[i] + (float) StrictMath.exp(0.5f * logarithm) * drawn[i];
            }
            return scale.in(new Planes(channels, planes.height(), planes.width(), latents));
        }

        boolean distribution() {
            return planes.channels() == 2 * channels;
        }
    }

    Encoded encode(Planes image, int channels, ModelGraph graph, Pass pass, CancelToken cancel) throws IOException {
        try (ModelSession session = pass.open(graph)) {
            Planes latents = wholeOrTiled(image, image.width() * image.height(),
                    new Tiles(TILE * factor, 1, factor), tile -> run(session, tile, cancel));
            if (!latents.finite()) {
                throw overflow("picture encoder", session);
            }
            return new Encoded(latents, channels, scale);
        }
    }

    /** Three planes, more or less from -1 to 1. */
    Planes decode(Planes latents, ModelGraph graph, Pass pass, CancelToken cancel) throws IOException {
        if (!latents.finite()) {
            throw new ModelException("The model's numbers overflowed while it painted. Use its single-precision files, "
                    + "less guidance or another scheduler.");
        }
        try (ModelSession session = pass.open(graph)) {
            Planes image = wholeOrTiled(scale.out(latents), latents.width() * latents.height() * factor * factor,
                    new Tiles(TILE, factor, 1), tile -> run(session, tile, cancel));
            if (!image.finite()) {
                throw overflow("picture decoder", session);
            }
            return image;
        }
    }

    private Planes wholeOrTiled(Planes input, int pixels, Tiles tiles, Tiles.Network network) throws IOException {
        if (pixels <= largest) {
            try {
                return network.run(input);
            } catch (DeviceMemoryException tight) {
                if (Math.max(input.width(), input.height()) <= tiles.size()) {
                    throw tight;
                }
            }
        }
        return tiles.run(input, network);
    }

    private static Planes run(ModelSession session, Planes planes, CancelToken cancel) throws ModelException {
        cancel.check();
        String input = session.inputs().keySet().iterator().next();
        String output = session.outputs().keySet().iterator().next();
        Tensor made = session.run(Map.of(input, planes.tensor()), Set.of(output), cancel).get(output);
        if (made instanceof Tensor.Floats floats && floats.shape().length == 4 && floats.shape()[0] == 1) {
            return new Planes(floats.shape()[1], floats.shape()[2], floats.shape()[3], floats.values());
        }
        throw new ModelException("This model's autoencoder gives no picture. Use another export of the model.");
    }

    private static ModelException overflow(String part, ModelSession session) {
        boolean half = session.inputs().values().stream().map(TensorSpec::type).anyMatch(ElementType.FLOAT16::equals);
        return new ModelException("This model's " + part + " overflowed" + (half
                ? " in half precision. Use a single-precision or \"fp16-fix\" export of its autoencoder."
                : ". Use another export of its autoencoder."));
    }
}
