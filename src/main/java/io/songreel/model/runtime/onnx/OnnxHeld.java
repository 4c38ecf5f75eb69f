package io.songreel.model.runtime.onnx;

import ai.onnxruntime.OnnxTensor;
import io.songreel.model.runtime.ElementType;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.RuntimeLife;
import io.songreel.model.runtime.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An output as the library made it. */
final class OnnxHeld implements Tensor.Held {
    private final OnnxTensor tensor;
    private final ElementType type;
    private final int[] shape;
    private final Keeper keeper;

    private OnnxHeld(OnnxTensor tensor, ElementType type, Keeper keeper) {
        this.tensor = tensor;
        this.type = type;
        this.shape = Arrays.stream(tensor.getInfo().getShape()).mapToInt(Math::toIntExact).toArray();
        this.keeper = keeper;
    }

    OnnxTensor tensor() {
        if (!keeper.held.contains(this)) {
            throw new IllegalStateException("this tensor is closed");
        }
        return tensor;
    }

    @Override
    public ElementType type() {
        return type;
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    @Override
    public void close() {
        keeper.let(this);
    }

    /** What a session's runs left in its callers' hands. */
    static final class Keeper implements AutoCloseable {
        private final Set<OnnxHeld> held = ConcurrentHashMap.newKeySet();
        private final DeviceThread thread;
        private final RuntimeLife life;

        Keeper(DeviceThread thread, RuntimeLife life) {
            this.thread = thread;
            this.life = life;
        }

        OnnxHeld keep(OnnxTensor tensor, ElementType type) {
            OnnxHeld kept = new OnnxHeld(tensor, type, this);
            held.add(kept);
            life.hold();
            return kept;
        }

        private void let(OnnxHeld tensor) {
            if (held.remove(tensor)) {
                try {
                    thread.call(() -> {
                        tensor.tensor.close();
                        return tensor;
                    });
                } catch (ModelException e) {
                    throw new IllegalStateException("a tensor was not freed", e);
                } finally {
                    life.release();
                }
            }
        }

        @Override
        public void close() {
            List.copyOf(held).forEach(this::let);
        }
    }
}
