package io.songreel.model.runtime.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.ElementType;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.Tensor;
import io.songreel.model.runtime.TensorBytes;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/** Between the library's tensors and ours. */
final class TorchTypes {
    private TorchTypes() {
    }

    static ai.djl.Device device(Device device) {
        return device.kind() == Device.Kind.CPU ? ai.djl.Device.cpu() : ai.djl.Device.gpu(device.index());
    }

    static DataType type(ElementType type) {
        return switch (type) {
            case FLOAT32 -> DataType.FLOAT32;
            case FLOAT16 -> DataType.FLOAT16;
            case BFLOAT16 -> DataType.BFLOAT16;
            case FLOAT64 -> DataType.FLOAT64;
            case INT32 -> DataType.INT32;
            case INT64 -> DataType.INT64;
            case BOOL -> DataType.BOOLEAN;
        };
    }

    static Shape shape(int... sides) {
        return new Shape(Arrays.stream(sides).asLongStream().toArray());
    }

    /**
     * The values of an output, copied once from native memory on the CPU.
     *
     * @throws ModelException
     *             it is not of the type that the model's signature promised
     */
    static Tensor read(String name, NDArray output, ElementType type) throws ModelException {
        if (output.getDataType() != type(type)) {
            throw new ModelException("This graph's output " + name + " is of another type than its signature says; "
                    + "check the model with: songreel models verify");
        }
        int[] shape = Arrays.stream(output.getShape().getShape()).mapToInt(Math::toIntExact).toArray();
        return TensorBytes.read(MemorySegment.ofBuffer(output.toByteBuffer(true)), type, shape);
    }
}
