package io.songreel.render;

import io.songreel.job.CancelToken;
import io.songreel.media.Picture;
import io.songreel.model.gate.Pass;
import java.io.IOException;

/** Guesses how near things in a picture are. Safe for many threads. */
public interface DepthEstimator {
    /** A name that enters digests: model files, code version. */
    String identity();

    /** The model's id, for the gate. */
    String model();

    /**
     * Estimates a picture's relative nearness.
     *
     * @throws io.songreel.model.runtime.ModelException
     *             the model is of another layout, or does not run
     */
    Nearness estimate(Picture picture, Pass pass, CancelToken cancel) throws IOException;

    /**
     * How near things are, in any unit and from any zero: larger is nearer. Covers the whole picture.
     *
     * @param values
     *            {@code values[row × columns + column]}
     */
    record Nearness(int columns, int rows, float[] values) {
        public Nearness {
            if (columns < 1 || rows < 1 || values.length != (long) columns * rows) {
                throw new IllegalArgumentException("one value a cell");
            }
        }
    }
}
