package io.songreel.model.runtime.torch;

import io.songreel.model.runtime.ModelRuntime;
import io.songreel.model.runtime.ModelRuntimeContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

class TorchModelRuntimeTest extends ModelRuntimeContract {
    private final TorchModelRuntime runtime = new TorchModelRuntime(TorchInfo.probe(Path.of("target/pytorch")
            .toAbsolutePath(), new TorchSettings(0)));

    @AfterEach
    void close() {
        runtime.close();
    }

    @Override
    protected ModelRuntime runtime() {
        return runtime;
    }

    @Override
    protected Path graph(String name) {
        return Path.of("src/test/resources/runtime/torchscript", name, "model.pt");
    }

    @Override
    protected int open() {
        return runtime.life().held();
    }

    @Override
    protected boolean interruptible() {
        return false;
    }
}
