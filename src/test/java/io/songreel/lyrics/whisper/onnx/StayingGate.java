package io.songreel.lyrics.whisper.onnx;

import io.songreel.job.CancelToken;
import io.songreel.model.OnnxRuntimeInfo;
import io.songreel.model.gate.Gate;
import io.songreel.model.gate.ModelGraph;
import io.songreel.model.gate.Pass;
import io.songreel.model.gate.Visit;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.ModelException;
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

/** A gate of one user to the processor, whose graphs stay loaded until it is closed; it counts what goes through it. */
public final class StayingGate implements Gate, AutoCloseable {
    private final OnnxModelRuntime runtime = new OnnxModelRuntime(OnnxRuntimeInfo.probe(Path.of("target", "natives")),
            OnnxSettings.DEFAULTS);
    private final Map<Path, ModelSession> loaded = new HashMap<>();
    private final List<String> holders = new ArrayList<>();
    private Runnable beforeRun = () -> {
    };
    private int open;

    /** Done before each run of a graph. */
    public void beforeRun(Runnable action) {
        beforeRun = action;
    }

    /** Who passed, in order. */
    public List<String> holders() {
        return holders;
    }

    /** Graphs that were opened and not given back. */
    public int open() {
        return open;
    }

    @Override
    public <T> T pass(Visit visit, Errand<T> errand) throws IOException {
        visit.cancel().check();
        holders.add(visit.holder());
        return errand.run(new Pass() {
            @Override
            public Device device() {
                return Device.CPU;
            }

            @Override
            public ModelSession open(ModelGraph graph) throws IOException {
                ModelSession session = loaded.get(graph.file());
                if (session == null) {
                    session = runtime.load(graph.file(), Device.CPU, CancelToken.never());
                    loaded.put(graph.file(), session);
                }
                open++;
                return new Lent(session);
            }
        });
    }

    @Override
    public void close() {
        loaded.values().forEach(ModelSession::close);
        runtime.close();
    }

    private final class Lent implements ModelSession {
        private final ModelSession session;
        private boolean back;

        Lent(ModelSession session) {
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
            if (back) {
                throw new IllegalStateException("given back already");
            }
            beforeRun.run();
            return session.run(inputs, wanted, cancel);
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
