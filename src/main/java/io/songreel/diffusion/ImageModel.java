package io.songreel.diffusion;

import io.songreel.job.CancelToken;
import io.songreel.model.gate.Pass;
import java.io.IOException;
import java.util.function.Supplier;

/** A model that makes images. Holds no device memory of its own. Safe for many threads. */
public interface ImageModel {
    /** A name that enters digests: model files, code version. */
    String identity();

    ImageFacts facts();

    /**
     * Makes one image. The same request gives the same image on the same device.
     *
     * @throws java.util.concurrent.CancellationException
     *             asked at each step, and in the middle of one
     * @throws io.songreel.model.runtime.ModelException
     *             with a text for the owner
     */
    RgbImage generate(ImageRequest request, Pass pass, StepListener listener, CancelToken cancel) throws IOException;

    /** Hears each step. */
    @FunctionalInterface
    interface StepListener {
        /**
         * @param step
         *            from 1, when it is done
         * @param preview
         *            a rough small picture of where it stands; costs nothing unless asked for, good during the call only
         */
        void step(int step, int steps, Supplier<RgbImage> preview);

        /** Nobody listens. */
        static StepListener none() {
            return (step, steps, preview) -> {
            };
        }
    }
}
