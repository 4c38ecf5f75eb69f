package io.songreel.diffusion.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.songreel.job.CancelToken;
import io.songreel.model.OnnxRuntimeInfo;
import io.songreel.model.gate.ModelGraph;
import io.songreel.model.gate.Pass;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelRuntime;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Tensor;
import io.songreel.model.runtime.TensorSpec;
import io.songreel.model.runtime.onnx.OnnxModelRuntime;
import io.songreel.model.runtime.onnx.OnnxSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The CPU without a queue: graphs stay loaded until it is closed. Holds the pipeline to its word that one network is open
 * at a time and given back.
 */
public final class DirectPass implements Pass, AutoCloseable {
    private static final Path NATIVES = Path.of("target", "natives");
    private final ModelRuntime runtime;
    private final Map<Path, ModelSession> loaded = new HashMap<>();
    private final List<String> opened = new ArrayList<>();
    private Runs runs = (component, session, inputs, wanted, cancel) -> session.run(inputs, wanted, cancel);
    private int open;

    /** Stands between the pipeline and a session. */
    public interface Runs {
        Map<String, Tensor> run(String component, ModelSession session, Map<String, ? extends Tensor> inputs,
                Set<String> wanted, CancelToken cancel) throws ModelException;
    }

    public DirectPass(ModelRuntime runtime) {
        this.runtime = runtime;
    }

    /** ONNX Runtime as the server has it. */
    public static DirectPass onnx() {
        return new DirectPass(new OnnxModelRuntime(OnnxRuntimeInfo.probe(NATIVES), OnnxSettings.DEFAULTS));
    }

    public void runsThrough(Runs between) {
        runs = between;
    }

    /** Components in the order they were opened, since the last call. */
    public List<String> opened() {
        List<String> all = List.copyOf(opened);
        opened.clear();
        return all;
    }

    public int open() {
        return open;
    }

    @Override
    public Device device() {
        return Device.CPU;
    }

    @Override
    public ModelSession open(ModelGraph graph) throws IOException {
        assertThat(open).as("networks open while %s is opened", graph.component()).isZero();
        ModelSession session = loaded.get(graph.file());
        if (session == null) {
            session = runtime.load(graph.file(), Device.CPU, CancelToken.never());
            loaded.put(graph.file(), session);
        }
        opened.add(graph.component());
        open++;
        return new Lent(graph.component(), session);
    }

    @Override
    public void close() {
        loaded.values().forEach(ModelSession::close);
        if (runtime instanceof OnnxModelRuntime onnx) {
            onnx.close();
        }
    }

    private final class Lent implements ModelSession {
        private final String component;
        private final ModelSession session;
        private boolean back;

        Lent(String component, ModelSession session) {
            this.component = component;
            this.session = session;
        }

        @Override
        public Map<String, TensorSpec> inputs() {
            return session.inputs();
        }

        @Override
        public Map<String, TensorSpec> outputs() {
            return session.outputs();
        }

        @Override
        public Map<String, Tensor> run(Map<String, ? extends Tensor> inputs, Set<String> wanted, CancelToken cancel)
                throws ModelException {
            assertThat(back).as("given back already").isFalse();
            return runs.run(component, session, inputs, wanted, cancel);
        }

        @Override
        public void close() {
            if (!back) {
                back = true;
                open--;
            }
        }
    }
}
