package io.songreel.model.runtime.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.songreel.model.runtime.RuntimeLife;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one run holds natively, let go together. Its options are its own: their termination flag does not reset. */
final class OnnxRun implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxRun.class);
    private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> lent = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final OrtSession.RunOptions options;
    private final RuntimeLife life;
    private OrtSession.@Nullable Result result;
    private boolean closed;

    OnnxRun(RuntimeLife life) throws OrtException {
        this.life = life;
        options = new OrtSession.RunOptions();
        life.hold();
        // an error is thrown at us as well; the library's own line on stderr would hold paths, at each cancel
        options.setLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    }

    void input(String name, OnnxTensor tensor) {
        inputs.put(name, tensor);
        life.hold();
    }

    /** An input that outlives the run. */
    void lent(String name, OnnxTensor tensor) {
        lent.put(name, tensor);
    }

    /** An output that outlives the run; its new owner closes it. */
    OnnxTensor taken(String name, OnnxTensor tensor) {
        taken.add(name);
        return tensor;
    }

    Map<String, OnnxTensor> inputs() {
        if (lent.isEmpty()) {
            return inputs;
        }
        Map<String, OnnxTensor> all = new LinkedHashMap<>(inputs);
        all.putAll(lent);
        return all;
    }

    OrtSession.RunOptions options() {
        return options;
    }

    OrtSession.Result result(OrtSession.Result got) {
        result = got;
        life.hold();
        return got;
    }

    /** Ends the run at its next node; from any thread, also when it is over. */
    synchronized void terminate() {
        if (!closed) {
            try {
                options.setTerminate(true);
            } catch (OrtException e) {
                LOG.warn("A run could not be told to end; it is waited for", e);
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (result != null) {
            // it has no memory of its own, and would close what was taken
            for (Map.Entry<String, OnnxValue> output : result) {
                if (!taken.contains(output.getKey())) {
                    output.getValue().close();
                }
            }
            life.release();
        }
        inputs.values().forEach(tensor -> {
            tensor.close();
            life.release();
        });
        options.close();
        life.release();
    }
}
