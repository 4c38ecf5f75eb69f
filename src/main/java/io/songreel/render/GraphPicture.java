package io.songreel.render;

import io.songreel.job.CancelToken;
import io.songreel.media.Picture;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Tensor;
import io.songreel.model.runtime.TensorSpec;
import java.util.Map;
import java.util.Set;

/** Pictures as the tensors that vision graphs take: {@code [1, 3, height, width]}, R, G, B planes. */
final class GraphPicture {
    private GraphPicture() {
    }

    /**
     * Writes the three planes of a picture to {@code planes} from {@code at} on, 0 to 1; past the picture's edges its
     * edges go on.
     *
     * @param left
     *            of the part in the picture
     */
    static void write(Picture picture, int left, int top, int width, int height, float[] planes, int at) {
        for (int y = 0; y < height; y++) {
            int row = Math.clamp(top + y, 0, picture.height() - 1) * picture.width();
            for (int x = 0; x < width; x++) {
                int from = 3 * (row + Math.clamp(left + x, 0, picture.width() - 1));
                for (int c = 0; c < 3; c++) {
                    planes[at + (c * height + y) * width + x] = (picture.rgb()[from + c] & 255) / 255f;
                }
            }
        }
    }

    /** Copies a part of a graph's picture, 0 to 1, into packed RGB of {@code stride} pixels a row. */
    static void read(Frame from, int left, int top, int width, int height, byte[] rgb, int stride, int toX, int toY) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int to = 3 * ((toY + y) * stride + toX + x);
                int at = (top + y) * from.width + left + x;
                for (int c = 0; c < 3; c++) {
                    float value = from.values[c * from.width * from.height + at];
                    rgb[to + c] = (byte) Math.clamp(Math.round(255 * value), 0, 255);
                }
            }
        }
    }

    /** A picture that a graph gave. */
    record Frame(int width, int height, float[] values) {
        /** @param name of the model, for the text when it is none */
        static Frame of(Tensor tensor, String name) throws ModelException {
            int[] shape = tensor.shape();
            if (!(tensor instanceof Tensor.Floats floats) || shape.length != 4 || shape[0] != 1 || shape[1] != 3) {
                throw layout(name);
            }
            return new Frame(shape[3], shape[2], floats.values());
        }
    }

    /** The graph's first output. */
    static Tensor run(ModelSession session, Map<String, ? extends Tensor> inputs, String model, CancelToken cancel)
            throws ModelException {
        String output = session.outputs().keySet().iterator().next();
        Tensor result = session.run(inputs, Set.of(output), cancel).get(output);
        if (result == null) {
            throw layout(model);
        }
        return result;
    }

    /** Side {@code axis} of a graph's input, or {@code otherwise} where any goes. */
    static int side(TensorSpec spec, int axis, int otherwise) {
        int side = spec.shape()[axis];
        return side == TensorSpec.FREE ? otherwise : side;
    }

    static ModelException layout(String model) {
        return new ModelException("The model " + model
                + " does not take or give pictures as expected. Remove it, or install it again from the catalogue.");
    }
}
