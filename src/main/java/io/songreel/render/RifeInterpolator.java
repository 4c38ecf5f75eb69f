package io.songreel.render;

import io.songreel.job.CancelToken;
import io.songreel.media.Picture;
import io.songreel.model.gate.ModelGraph;
import io.songreel.model.gate.Pass;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Tensor;
import io.songreel.model.runtime.TensorSpec;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * RIFE 4.x (Huang and others, "Real-Time Intermediate Flow Estimation for Video Frame Interpolation", 2022) as exported
 * for vs-mlrt. Read from the graph: three inputs (first picture, second picture, time), or one of 7 channels (both
 * pictures and a plane of the time), or one of 11 (the same, a grid of −1 to 1 across and one down, 2 / (width − 1) and
 * 2 / (height − 1)). Sides are multiples of 32.
 */
public final class RifeInterpolator implements FrameInterpolator {
    private static final int MULTIPLE = 32;

    private final ModelGraph graph;
    private final String files;

    /** @param files what tells the model's files from others, for digests */
    public RifeInterpolator(ModelGraph graph, String files) {
        this.graph = graph;
        this.files = files;
    }

    @Override
    public String identity() {
        return "rife/1 " + graph.model() + " " + files;
    }

    @Override
    public String model() {
        return graph.model();
    }

    @Override
    public Picture between(Picture from, Picture to, double share, Pass pass, CancelToken cancel) throws IOException {
        if (from.width() != to.width() || from.height() != to.height()) {
            throw new IllegalArgumentException("both pictures have one size");
        }
        int width = Math.ceilDiv(from.width(), MULTIPLE) * MULTIPLE;
        int height = Math.ceilDiv(from.height(), MULTIPLE) * MULTIPLE;
        try (ModelSession session = pass.open(graph)) {
            Map<String, Tensor> inputs = session.inputs().size() == 1
                    ? joined(session, from, to, (float) share, width, height)
                    : apart(session, from, to, (float) share, width, height);
            GraphPicture.Frame frame = GraphPicture.Frame
                    .of(GraphPicture.run(session, inputs, graph.model(), cancel), graph.model());
            if (frame.width() < from.width() || frame.height() < from.height()) {
                throw GraphPicture.layout(graph.model());
            }
            byte[] rgb = new byte[from.rgb().length];
            GraphPicture.read(frame, 0, 0, from.width(), from.height(), rgb, from.width(), 0, 0);
            return new Picture(from.width(), from.height(), rgb);
        }
    }

    private Map<String, Tensor> joined(ModelSession session, Picture from, Picture to, float share, int width,
            int height) throws ModelException {
        Map.Entry<String, TensorSpec> input = session.inputs().entrySet().iterator().next();
        int[] shape = input.getValue().shape();
        int channels = shape.length == 4 ? shape[1] : 0;
        if (channels != 7 && channels != 11) {
            throw GraphPicture.layout(graph.model());
        }
        int plane = width * height;
        float[] values = new float[channels * plane];
        GraphPicture.write(from, 0, 0, width, height, values, 0);
        GraphPicture.write(to, 0, 0, width, height, values, 3 * plane);
        Arrays.fill(values, 6 * plane, 7 * plane, share);
        if (channels == 11) {
            float across = 2f / (width - 1);
            float down = 2f / (height - 1);
            for (int i = 0; i < plane; i++) {
                int row = i / width;
                values[7 * plane + i] = i % width * across - 1;
                values[8 * plane + i] = row * down - 1;
            }
            Arrays.fill(values, 9 * plane, 10 * plane, across);
            Arrays.fill(values, 10 * plane, 11 * plane, down);
        }
        return Map.of(input.getKey(), new Tensor.Floats(values, 1, channels, height, width));
    }

    private Map<String, Tensor> apart(ModelSession session, Picture from, Picture to, float share, int width,
            int height) throws ModelException {
        Map<String, Tensor> inputs = new HashMap<>();
        int pictures = 0;
        for (Map.Entry<String, TensorSpec> input : session.inputs().entrySet()) {
            int[] shape = input.getValue().shape();
            if (shape.length == 4 && shape[1] == 3) {
                float[] values = new float[3 * width * height];
                GraphPicture.write(pictures++ == 0 ? from : to, 0, 0, width, height, values, 0);
                inputs.put(input.getKey(), new Tensor.Floats(values, 1, 3, height, width));
            } else {
                inputs.put(input.getKey(), time(share, width, height, shape));
            }
        }
        if (pictures != 2 || inputs.size() != 3) {
            throw GraphPicture.layout(graph.model());
        }
        return inputs;
    }

    /** One number, in as many dimensions as asked for, or a plane of it. */
    private static Tensor time(float share, int width, int height, int... wanted) {
        int[] shape = new int[wanted.length];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = wanted[i] == TensorSpec.FREE && i >= 2 ? i == 2 ? height : width : Math.max(1, wanted[i]);
        }
        float[] values = new float[Tensor.size(shape)];
        Arrays.fill(values, share);
        return new Tensor.Floats(values, shape);
    }
}
