package io.songreel.model.runtime.torch;

import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import io.songreel.job.CancelToken;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.ElementType;
import io.songreel.model.runtime.GraphSignature;
import io.songreel.model.runtime.GuardedSession;
import io.songreel.model.runtime.InputBuffers;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.RunMeter;
import io.songreel.model.runtime.RuntimeLife;
import io.songreel.model.runtime.Tensor;
import io.songreel.model.runtime.TensorBytes;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** One loaded graph. All that a run makes natively belongs to a manager of its own, and goes with it. */
final class TorchSession extends GuardedSession {
    private final RuntimeLife life;
    private final Model model;
    private final GraphSignature signature;
    private final Device device;
    private final RunMeter meter;
    private final InputBuffers buffers = new InputBuffers();

    TorchSession(RuntimeLife life, Model model, GraphSignature signature, Device device, RunMeter meter) {
        super(life, signature);
        this.life = life;
        this.model = model;
        this.signature = signature;
        this.device = device;
        this.meter = meter;
    }

    @Override
    protected Map<String, Tensor> guardedRun(Map<String, ? extends Tensor> inputs, Set<String> wanted,
            CancelToken cancel) throws ModelException {
        cancel.check();
        life.hold();
        try (NDManager manager = model.getNDManager().newSubManager()) {
            NDList given = new NDList();
            for (var input : signature.inputs().entrySet()) {
                ElementType type = input.getValue().type();
                Tensor tensor = GraphSignature.tensor(inputs, input.getKey());
                MemorySegment bytes = buffers.get(input.getKey(), TensorBytes.length(tensor, type));
                TensorBytes.write(input.getKey(), tensor, type, bytes);
                given.add(manager.create(bytes.asByteBuffer().order(ByteOrder.nativeOrder()),
                        TorchTypes.shape(tensor.shape()), TorchTypes.type(type)));
            }
            NDList results = timed(manager, given);
            cancel.check();
            return read(results, wanted);
        } catch (EngineException e) {
            cancel.check();
            throw TorchErrors.atRun(e, device);
        } finally {
            life.release();
        }
    }

    private NDList timed(NDManager manager, NDList given) {
        long start = System.nanoTime();
        try {
            return model.getBlock().forward(new ParameterStore(manager, false), given, false);
        } finally {
            meter.ran(System.nanoTime() - start);
        }
    }

    private Map<String, Tensor> read(NDList results, Set<String> wanted) throws ModelException {
        if (results.size() != signature.outputs().size()) {
            throw new ModelException("This graph gives " + results.size() + " tensors where its signature says "
                    + signature.outputs().size() + "; check the model with: songreel models verify");
        }
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        int i = 0;
        for (var output : signature.outputs().entrySet()) {
            if (wanted.contains(output.getKey())) {
                outputs.put(output.getKey(), TorchTypes.read(output.getKey(), results.get(i), output.getValue()
                        .type()));
            }
            i++;
        }
        return outputs;
    }

    @Override
    protected void guardedClose() {
        try (InputBuffers _ = buffers) {
            model.close();
        }
    }
}
