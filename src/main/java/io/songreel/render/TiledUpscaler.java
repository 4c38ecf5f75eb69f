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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Real-ESRGAN (Wang and others, 2021) and graphs like it: R, G, B from 0 to 1 in, the same so many times larger out. Goes
 * tile by tile, so memory is a tile's; each tile sees some of its neighbours and only its middle is kept.
 */
public final class TiledUpscaler implements Upscaler {
    private static final int TILE = 256;
    private static final int OVERLAP = 16;

    private final ModelGraph graph;
    private final String files;

    /** @param files what tells the model's files from others, for digests */
    public TiledUpscaler(ModelGraph graph, String files) {
        this.graph = graph;
        this.files = files;
    }

    @Override
    public String identity() {
        return "upscale/1 " + graph.model() + " " + files;
    }

    @Override
    public String model() {
        return graph.model();
    }

    @Override
    public Picture upscale(Picture picture, Pass pass, CancelToken cancel) throws IOException {
        try (ModelSession session = pass.open(graph)) {
            Map.Entry<String, TensorSpec> input = session.inputs().entrySet().iterator().next();
            TensorSpec spec = input.getValue();
            if (spec.shape().length != 4) {
                throw GraphPicture.layout(graph.model());
            }
            int width = GraphPicture.side(spec, 3, Math.min(TILE, picture.width() + 2 * OVERLAP));
            int height = GraphPicture.side(spec, 2, Math.min(TILE, picture.height() + 2 * OVERLAP));
            if (Math.min(width, height) <= 2 * OVERLAP) {
                throw GraphPicture.layout(graph.model());
            }
            Canvas canvas = null;
            for (int top = 0; top < picture.height(); top += height - 2 * OVERLAP) {
                for (int left = 0; left < picture.width(); left += width - 2 * OVERLAP) {
                    cancel.check();
                    float[] values = new float[3 * width * height];
                    GraphPicture.write(picture, left - OVERLAP, top - OVERLAP, width, height, values, 0);
                    GraphPicture.Frame tile = run(session, input.getKey(),
                            new Tensor.Floats(values, 1, 3, height, width), cancel);
                    canvas = canvas(canvas, picture, tile, width, height);
                    canvas.put(tile, left, top, Math.min(width - 2 * OVERLAP, picture.width() - left),
                            Math.min(height - 2 * OVERLAP, picture.height() - top));
                }
            }
            if (canvas == null) {
                throw new IllegalStateException("a picture has pixels");
            }
            return new Picture(canvas.times * picture.width(), canvas.times * picture.height(), canvas.rgb);
        }
    }

    private GraphPicture.Frame run(ModelSession session, String input, Tensor tile, CancelToken cancel)
            throws ModelException {
        return GraphPicture.Frame.of(GraphPicture.run(session, Map.of(input, tile), graph.model(), cancel),
                graph.model());
    }

    private Canvas canvas(@Nullable Canvas begun, Picture picture, GraphPicture.Frame tile, int width, int height)
            throws ModelException {
        int times = tile.width() / width;
        if (times < 1 || tile.width() != times * width || tile.height() != times * height) {
            throw GraphPicture.layout(graph.model());
        }
        if (begun != null) {
            return begun;
        }
        int pixels = Math.multiplyExact(Math.multiplyExact(picture.width(), picture.height()), times * times);
        return new Canvas(times, times * picture.width(), new byte[Math.multiplyExact(3, pixels)]);
    }

    /** The large picture as far as it is there. */
    private record Canvas(int times, int width, byte[] rgb) {
        void put(GraphPicture.Frame tile, int left, int top, int columns, int rows) {
            GraphPicture.read(tile, times * OVERLAP, times * OVERLAP, times * columns, times * rows, rgb, width,
                    times * left, times * top);
        }
    }
}
