package io.songreel.model.runtime.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.songreel.model.runtime.ElementType;
import io.songreel.model.runtime.GraphSignature;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.Tensor;
import io.songreel.model.runtime.TensorBytes;
import io.songreel.model.runtime.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Between the library's tensors and ours. */
final class OnnxTypes {
    private OnnxTypes() {
    }

    static GraphSignature signature(OrtSession session) throws OrtException, ModelException {
        return new GraphSignature(specs(session.getInputInfo()), specs(session.getOutputInfo()));
    }

    private static Map<String, TensorSpec> specs(Map<String, NodeInfo> nodes) throws ModelException {
        Map<String, TensorSpec> specs = new LinkedHashMap<>();
        for (var node : nodes.entrySet()) {
            if (!(node.getValue().getInfo() instanceof TensorInfo tensor)) {
                throw new ModelException("This graph's " + node.getKey() + " is no tensor; Songreel cannot use it.");
            }
            specs.put(node.getKey(), new TensorSpec(type(node.getKey(), tensor.type), shape(tensor.getShape())));
        }
        return specs;
    }

    private static ElementType type(String name, OnnxJavaType type) throws ModelException {
        return switch (type) {
            case FLOAT -> ElementType.FLOAT32;
            case FLOAT16 -> ElementType.FLOAT16;
            case BFLOAT16 -> ElementType.BFLOAT16;
            case DOUBLE -> ElementType.FLOAT64;
            case INT32 -> ElementType.INT32;
            case INT64 -> ElementType.INT64;
            case BOOL -> ElementType.BOOL;
            default -> throw new ModelException("This graph's " + name + " is of " + type
                    + "; Songreel knows floats, int32, int64 and bool.");
        };
    }

    private static int[] shape(long... sides) {
        return Arrays.stream(sides).mapToInt(Math::toIntExact).toArray();
    }

    /** A tensor over {@code bytes}, which must outlive it. */
    static OnnxTensor create(OrtEnvironment environment, MemorySegment bytes, ElementType type, int... shape)
            throws OrtException {
        long[] sides = Arrays.stream(shape).asLongStream().toArray();
        ByteBuffer buffer = bytes.asByteBuffer().order(ByteOrder.nativeOrder());
        return switch (type) {
            case FLOAT32 -> OnnxTensor.createTensor(environment, buffer.asFloatBuffer(), sides);
            case FLOAT16 -> OnnxTensor.createTensor(environment, buffer.asShortBuffer(), sides, OnnxJavaType.FLOAT16);
            case BFLOAT16 -> OnnxTensor.createTensor(environment, buffer.asShortBuffer(), sides, OnnxJavaType.BFLOAT16);
            case FLOAT64 -> OnnxTensor.createTensor(environment, buffer.asDoubleBuffer(), sides);
            case INT32 -> OnnxTensor.createTensor(environment, buffer.asIntBuffer(), sides);
            case INT64 -> OnnxTensor.createTensor(environment, buffer.asLongBuffer(), sides);
            case BOOL -> OnnxTensor.createTensor(environment, buffer, sides, OnnxJavaType.BOOL);
        };
    }

    /** The values of an output, copied once where the types are the same. */
    static Tensor read(OnnxTensor output, ElementType type) {
        int[] shape = shape(output.getInfo().getShape());
        return switch (type) {
            case FLOAT32 -> new Tensor.Floats(output.getFloatBuffer().array(), shape);
            case INT64 -> new Tensor.Longs(output.getLongBuffer().array(), shape);
            default -> TensorBytes.read(MemorySegment.ofBuffer(output.getByteBuffer()), type, shape);
        };
    }
}
