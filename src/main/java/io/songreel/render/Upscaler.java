package io.songreel.render;

import io.songreel.job.CancelToken;
import io.songreel.media.Picture;
import io.songreel.model.gate.Pass;
import java.io.IOException;

/** Makes a picture larger and draws what it then lacks. Safe for many threads. */
public interface Upscaler {
    /** A name that enters digests: model files, code version. */
    String identity();

    /** The model's id, for the gate. */
    String model();

    /**
     * A larger picture of the same shape; how much larger is the model's own.
     *
     * @throws io.songreel.model.runtime.ModelException
     *             the model is of another layout, or does not run
     */
    Picture upscale(Picture picture, Pass pass, CancelToken cancel) throws IOException;
}
