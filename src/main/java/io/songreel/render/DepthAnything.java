package io.songreel.render;

import io.songreel.job.CancelToken;
import io.songreel.media.Picture;
import io.songreel.media.Pictures;
import io.songreel.model.gate.ModelGraph;
import io.songreel.model.gate.Pass;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Tensor;
import io.songreel.model.runtime.TensorSpec;
import java.io.IOException;
import java.util.Map;

/**
 * Depth Anything v2 (Yang and others, 2024): one picture in, normalised as ImageNet is, sides multiples of 14; one map of
 * relative inverse depth out.
 */
public final class DepthAnything implements DepthEstimator {
    private static final int PATCH = 14;
    private static final int LONG_SIDE = 518;
    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
    private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

    private final ModelGraph graph;
    private final String files;

    /** @param files what tells the model's files from others, for digests */
    public DepthAnything(ModelGraph graph, String files) {
        this.graph = graph;
        this.files = files;
    }

    @Override
    public String identity() {
        return "depth-anything/1 " + graph.model() + " " + files;
    }

    @Override
    public String model() {
        return graph.model();
    }

    @Override
    public Nearness estimate(Picture picture, Pass pass, CancelToken cancel) throws IOException {
        try (ModelSession session = pass.open(graph)) {
            Map.Entry<String, TensorSpec> input = session.inputs().entrySet().iterator().next();
            TensorSpec spec = input.getValue();
            if (spec.shape().length != 4) {
                throw GraphPicture.layout(graph.model());
            }
            double scale = (double) LONG_SIDE / Math.max(picture.width(), picture.height());
            int width = GraphPicture.side(spec, 3, legal(picture.width() * scale));
            int height = GraphPicture.side(spec, 2, legal(picture.height() * scale));
            float[] values = new float[3 * width * height];
            GraphPicture.write(Pictures.scale(picture, width, height), 0, 0, width, height, values, 0);
            for (int i = 0; i < values.length; i++) {
                int channel = i / (width * height);
                values[i] = (values[i] - MEAN[channel]) / DEVIATION[channel];
            }
            Tensor map = GraphPicture.run(session,
                    Map.of(input.getKey(), new Tensor.Floats(values, 1, 3, height, width)), graph.model(), cancel);
            int[] shape = map.shape();
            if (!(map instanceof Tensor.Floats floats) || shape.length < 2
                    || floats.values().length != shape[shape.length - 1] * shape[shape.length - 2]) {
                throw GraphPicture.layout(graph.model());
            }
            return new Nearness(shape[shape.length - 1], shape[shape.length - 2], floats.values());
        }
    }

    private static int legal(double side) {
        return Math.max(PATCH, (int) Math.round(side / PATCH) * PATCH);
    }
}
