package io.songreel.diffusion.pipeline;

import io.songreel.diffusion.ImageModel;
import io.songreel.diffusion.ImageModelContract;
import io.songreel.model.gate.Pass;
import io.songreel.model.runtime.ModelException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DiffusionModelContractTest extends ImageModelContract {
    @SuppressWarnings("NullAway.Init")
    private static DirectPass pass;

    @BeforeAll
    static void load() {
        pass = DirectPass.onnx();
    }

    @AfterAll
    static void unload() {
        pass.close();
    }

    @Override
    protected ImageModel model() throws ModelException {
        return DiffusionModel.read("tiny-sd", Resources.folder("tiny-sd"));
    }

    @Override
    protected Pass pass() {
        return pass;
    }
}
