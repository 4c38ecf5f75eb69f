package io.songreel.diffusion.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Models and sessions that the parity tests of one task share. */
abstract class ParityTest {
    private static final Map<String, DiffusionModel> MODELS = new HashMap<>();
    private static final AtomicInteger COPIES = new AtomicInteger();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;
    @SuppressWarnings("NullAway.Init")
    private static DirectPass pass;

    @BeforeAll
    static void load() {
        pass = DirectPass.onnx();
    }

    @AfterAll
    static void unload() {
        MODELS.clear();
        pass.close();
    }

    static ParityCase.Distance check(ParityCase parity) throws IOException {
        return parity.check(model(parity), pass);
    }

    /** A model whose scheduler is configured as the case says. */
    private static DiffusionModel model(ParityCase parity) throws IOException {
        String key = parity.model() + parity.schedulerConfig();
        DiffusionModel known = MODELS.get(key);
        if (known == null) {
            Path copy = Resources.copy(parity.model(), folder.resolve("model" + COPIES.incrementAndGet()));
            Files.writeString(copy.resolve("scheduler/scheduler_config.json"), parity.schedulerConfig());
            known = DiffusionModel.read(parity.model(), copy);
            MODELS.put(key, known);
        }
        return known;
    }
}
