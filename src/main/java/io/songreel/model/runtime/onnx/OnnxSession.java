package io.songreel.model.runtime.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.songreel.job.CancelToken;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.GraphSignature;
import io.songreel.model.runtime.GuardedSession;
import io.songreel.model.runtime.InputBuffers;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.RunMeter;
import io.songreel.model.runtime.RuntimeLife;
import io.songreel.model.runtime.Tensor;
import io.songreel.model.runtime.TensorBytes;
import io.songreel.model.runtime.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** One loaded graph. The library itself would free what is in use; the guard does not let it. */
final class OnnxSession extends GuardedSession {
    private final RuntimeLife life;
    private final OrtSession session;
    private final GraphSignature signature;
    private final Device device;
    private final DeviceThread thread;
    private final RunMeter meter;
    private final Placement placement;
    private final InputBuffers buffers = new InputBuffers();
    /** What lies in the buffers: a tensor that is given again, as a decoder's view of a sound is, is not copied again. */
    private final Map<String, WeakReference<Tensor>> written = new HashMap<>();
    private final OnnxHeld.Keeper kept;
    private volatile @Nullable OnnxRun running;

    OnnxSession(RuntimeLife life, OrtSession session, GraphSignature signature, Device device, DeviceThread thread,
            Placement placement, RunMeter meter) {
        super(life, signature);
        this.life = life;
        this.session = session;
        this.signature = signature;
        this.device = device;
        this.thread = thread;
        this.placement = placement;
        this.meter = meter;
        this.kept = new OnnxHeld.Keeper(thread, life);
    }

    @Override
    protected Map<String, Tensor> guardedRun(Map<String, ? extends Tensor> inputs, Set<String> wanted,
            CancelToken cancel) throws ModelException {
        return guardedRun(inputs, wanted, Set.of(), cancel);
    }

    @Override
    protected Map<String, Tensor> guardedRun(Map<String, ? extends Tensor> inputs, Set<String> wanted,
            Set<String> held, CancelToken cancel) throws ModelException {
        return thread.call(() -> runHere(inputs, wanted, held, cancel));
    }

    private Map<String, Tensor> runHere(Map<String, ? extends Tensor> inputs, Set<String> wanted, Set<String> held,
            CancelToken cancel) throws ModelException {
        try (OnnxRun run = new OnnxRun(life); CancelToken.Registration _ = cancel.onCancel(run::terminate)) {
            running = run;
            life.check();
            cancel.check();
            for (var input : signature.inputs().entrySet()) {
                Tensor tensor = GraphSignature.tensor(inputs, input.getKey());
                if (tensor instanceof OnnxHeld kept) {
                    run.lent(input.getKey(), kept.tensor());
                } else {
                    run.input(input.getKey(), converted(input.getKey(), tensor, input.getValue()));
                }
            }
            OrtSession.Result result = run.result(timed(run, wanted));
            placement.check(session);
            cancel.check();
            return read(run, result, wanted, held);
        } catch (OrtException e) {
            if (cancel.cancelled()) {
                CancellationException cancelled = new CancellationException("cancelled in the middle of a run");
                cancelled.initCause(e);
                throw cancelled;
            }
            life.check();
            throw OnnxErrors.atRun(e, device);
        } finally {
            running = null;
        }
    }

    private OnnxTensor converted(String name, Tensor tensor, TensorSpec spec) throws OrtException, ModelException {
        MemorySegment bytes = buffers.get(name, TensorBytes.length(tensor, spec.type()));
        WeakReference<Tensor> before = written.get(name);
        if (before == null || before.get() != tensor) {
            written.remove(name);
            TensorBytes.write(name, tensor, spec.type(), bytes);
            written.put(name, new WeakReference<>(tensor));
        }
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

    private Map<String, Tensor> read(OnnxRun run, OrtSession.Result result, Set<String> wanted, Set<String> held) {
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        for (var output : signature.outputs().entrySet()) {
            String name = output.getKey();
            if (wanted.contains(name)) {
                OnnxTensor tensor = (OnnxTensor) result.get(name).orElseThrow();
                outputs.put(name, held.contains(name)
                        ? kept.keep(run.taken(name, tensor), output.getValue().type())
                        : OnnxTypes.read(tensor, output.getValue().type()));
            }
        }
        return outputs;
    }

    @Override
    protected void hurry() {
        OnnxRun run = running;
        if (run != null) {
            run.terminate();
        }
    }

    @Override
    protected void guardedClose() throws ModelException {
        kept.close();
        thread.call(() -> {
            try (Placement _ = placement; InputBuffers _ = buffers; OrtSession closing = session) {
                return closing;
            } catch (OrtException e) {
                throw new ModelException("ONNX Runtime did not free a graph.", e);
            }
        });
    }
}
