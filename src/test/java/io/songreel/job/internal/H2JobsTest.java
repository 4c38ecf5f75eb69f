package io.songreel.job.internal;

import java.nio.file.Path;

class H2JobsTest extends JobsContract {
    @Override
    EngineHarness open(Path directory) {
        return EngineHarness.h2(directory);
    }
}
