package io.songreel.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxRuntimeInfoTest {
    @Test
    void the_runtime_tells_what_it_did_here(@TempDir Path cache) {
        OnnxRuntimeInfo info = OnnxRuntimeInfo.probe(cache);
        assertThat(info.cpuWorks()).isTrue();
        assertThat(info.version()).isEqualTo("1.29.0");
        assertThat(info.providers()).contains("CPU");
        if (info.cudaWorks()) {
            assertThat(info.cudaNote()).startsWith("CUDA works");
        } else {
            assertThat(info.cudaNote()).contains("CPU").endsWith(".");
        }
        assertThat(OnnxRuntimeInfo.probe(cache)).isEqualTo(info);
    }
}
