package io.songreel.render;

import io.songreel.job.CancelToken;
import io.songreel.media.Picture;
import io.songreel.model.gate.Pass;
import java.io.IOException;

/** Makes pictures that lie in time between two others, following what moves. Safe for many threads. */
public interface FrameInterpolator {
    /** A name that enters digests: model files, code version. */
    String identity();

    /** The model's id, for the gate. */
    String model();

    /**
     * The picture at {@code share} of the way.
     *
     * @param from
     *            of one size with {@code to}, any
     * @param share
     *            above 0, below 1
     * @throws io.songreel.model.runtime.ModelException
     *             the model is of another layout, or does not run
     */
    Picture between(Picture from, Picture to, double share, Pass pass, CancelToken cancel) throws IOException;
}
