package io.songreel.render;

import io.songreel.diffusion.ImageFacts;
import io.songreel.diffusion.ImageModel;
import io.songreel.diffusion.ImageRequest;
import io.songreel.diffusion.RgbImage;
import io.songreel.job.CancelToken;
import io.songreel.model.gate.Pass;
import io.songreel.model.runtime.DeviceMemoryException;
import java.io.IOException;

/** Runs out of memory after a number of pictures. */
record FailingModel(StandInModel model, int good) implements ImageModel {
    @Override
    public String identity() {
        return model.identity();
    }

    @Override
    public ImageFacts facts() {
        return model.facts();
    }

    @Override
    public RgbImage generate(ImageRequest request, Pass pass, StepListener listener, CancelToken cancel)
            throws IOException {
        if (model.calls().size() >= good) {
            throw new DeviceMemoryException("free 2 GB", null);
        }
        return model.generate(request, pass, listener, cancel);
    }
}
