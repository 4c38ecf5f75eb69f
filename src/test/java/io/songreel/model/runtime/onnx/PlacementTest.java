package io.songreel.model.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.songreel.model.OnnxRuntimeInfo;
import io.songreel.model.runtime.ModelException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a session that has only the CPU: whatever it does is where a GPU's session must not do it. */
class PlacementTest {
    private final OrtEnvironment environment;

    PlacementTest() {
        assertThat(OnnxRuntimeInfo.probe(Path.of("target/onnxruntime")).cpuWorks()).isTrue();
        environment = OrtEnvironment.getEnvironment();
    }

    @BeforeEach
    void nothing_is_left_of_other_tests() throws IOException {
        assertThat(profiles()).isZero();
    }

    @Test
    void large_work_on_the_cpu_is_refused_with_the_operators_named() throws Exception {
        Placement placement = Placement.checked(false);
        try (OrtSession session = profiled(placement)) {
            run(session, 600_000);
            assertThatThrownBy(() -> placement.check(session)).isInstanceOf(ModelException.class)
                    .hasMessageContaining("Add, Mul, Sub").hasMessageContaining("songreel.onnx.allow-cpu-work");
            assertThat(profiles()).isZero();
            assertThatThrownBy(() -> placement.check(session)).isInstanceOf(ModelException.class);
        }
    }

    @Test
    void small_work_on_the_cpu_is_how_shapes_are_computed() throws Exception {
        Placement placement = Placement.checked(false);
        try (OrtSession session = profiled(placement)) {
            run(session, 1000);
            placement.check(session);
            placement.check(session);
            assertThat(profiles()).isZero();
        }
    }

    @Test
    void the_owner_may_allow_it() throws Exception {
        Placement placement = Placement.checked(true);
        try (OrtSession session = profiled(placement)) {
            run(session, 600_000);
            placement.check(session);
            assertThat(profiles()).isZero();
        }
    }

    @Test
    void a_session_that_never_ran_leaves_no_profile() throws Exception {
        Placement placement = Placement.checked(false);
        profiled(placement).close();
        placement.close();
        assertThat(profiles()).isZero();
    }

    private OrtSession profiled(Placement placement) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            placement.profile(options);
            return environment.createSession("src/test/resources/runtime/onnx/arithmetic/model.onnx", options);
        }
    }

    private void run(OrtSession session, int columns) throws OrtException {
        long[] shape = {2, columns};
        FloatBuffer values = FloatBuffer.allocate(2 * columns);
        try (OnnxTensor a = OnnxTensor.createTensor(environment, values, shape)) {
            session.run(Map.of("a", a, "b", a)).close();
        }
    }

    private static long profiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir", "")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("songreel-placement")).count();
        }
    }
}
