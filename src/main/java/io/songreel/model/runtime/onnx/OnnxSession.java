package io.songreel.model.runtime.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.songreel.job.CancelToken;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.GraphSignature;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.RunMeter;
import io.songreel.model.runtime.Tensor;
import io.songreel.model.runtime.TensorBytes;
import io.songreel.model.runtime.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One loaded graph. Its lock makes a close wait for the run; the library itself would free what is in use. */
final class OnnxSession implements ModelSession {
    private final OnnxModelRuntime owner;
    private final OrtSession session;
    private final GraphSignature signature;
    private final Device device;
    private final DeviceThread thread;
    private final RunMeter meter;
    private final Placement placement;
    private final InputBuffers buffers = new InputBuffers();
    private final ReentrantLock inUse = new ReentrantLock();
    private volatile @Nullable OnnxRun running;
    private boolean closed;

    OnnxSession(OnnxModelRuntime owner, OrtSession session, GraphSignature signature, Device device,
            DeviceThread thread, Placement placement, RunMeter meter) {
        this.owner = owner;
        this.session = session;
        this.signature = signature;
        this.device = device;
        this.thread = thread;
        this.placement = placement;
        this.meter = meter;
    }

    @Override
    public Map<String, TensorSpec> inputs() {
        return signature.inputs();
    }

    @Override
    public Map<String, TensorSpec> outputs() {
        return signature.outputs();
    }

    @Override
    public Map<String, Tensor> run(Map<String, ? extends Tensor> inputs, Set<String> wanted, CancelToken cancel)
            throws ModelException {
        cancel.check();
        signature.check(inputs, wanted);
        return owner.whileOpen(() -> {
            inUse.lock();
            try {
                if (closed) {
                    throw new IllegalStateException("this session is closed");
                }
                return thread.call(() -> runHere(inputs, wanted, cancel));
            } finally {
                inUse.unlock();
            }
        });
    }

    private Map<String, Tensor> runHere(Map<String, ? extends Tensor> inputs, Set<String> wanted, CancelToken cancel)
            throws ModelException {
        try (OnnxRun run = new OnnxRun(owner.handles());
                CancelToken.Registration _ = cancel.onCancel(run::terminate)) {
            running = run;
            owner.checkOpen();
            cancel.check();
            for (var input : signature.inputs().entrySet()) {
                Tensor tensor = GraphSignature.tensor(inputs, input.getKey());
                run.input(input.getKey(), converted(input.getKey(), tensor, input.getValue()));
            }
            OrtSession.Result result = run.result(timed(run, wanted));
            placement.check(session);
            cancel.check();
            return read(result, wanted);
        } catch (OrtException e) {
            if (cancel.cancelled()) {
                CancellationException cancelled = new CancellationException("cancelled in the middle of a run");
                cancelled.initCause(e);
                throw cancelled;
            }
            owner.checkOpen();
            throw OnnxErrors.atRun(e, device);
        } finally {
            running = null;
        }
    }

    private OnnxTensor converted(String name, Tensor tensor, TensorSpec spec) throws OrtException, ModelException {
        MemorySegment bytes = buffers.get(name, TensorBytes.length(tensor, spec.type()));
        TensorBytes.write(name, tensor, spec.type(), bytes);
        return OnnxTypes.create(OrtEnvironment.getEnvironment(), bytes, spec.type(), tensor.shape());
    }

    private OrtSession.Result timed(OnnxRun run, Set<String> wanted) throws OrtException {
        long start = System.nanoTime();
        try {
            return session.run(run.inputs(), wanted, run.options());
        } finally {
            meter.ran(System.nanoTime() - start);
        }
    }

    private Map<String, Tensor> read(OrtSession.Result result, Set<String> wanted) {
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        for (var output : signature.outputs().entrySet()) {
            String name = output.getKey();
            if (wanted.contains(name)) {
                OnnxTensor tensor = (OnnxTensor) result.get(name).orElseThrow();
                outputs.put(name, OnnxTypes.read(tensor, output.getValue().type()));
            }
        }
        return outputs;
    }

    /** Ends what is running; it fails. */
    void terminate() {
        OnnxRun run = running;
        if (run != null) {
            run.terminate();
        }
    }

    @Override
    public void close() {
        inUse.lock();
        try {
            if (!closed) {
                closed = true;
                owner.closed(this);
                thread.call(this::closeHere);
            }
        } catch (ModelException e) {
            throw new IllegalStateException("a session did not close", e);
        } finally {
            inUse.unlock();
        }
    }

    private boolean closeHere() {
        try (Placement _ = placement; InputBuffers _ = buffers; OrtSession _ = session) {
            return closed;
        } catch (OrtException e) {
            throw new IllegalStateException("a session did not close", e);
        }
    }
}
