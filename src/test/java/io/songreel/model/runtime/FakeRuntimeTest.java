package io.songreel.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.job.CancelToken;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FakeRuntimeTest extends ModelRuntimeContract {
    private static final Device CUDA = new Device(Device.Kind.CUDA, 0);
    private final FakeRuntime runtime = new FakeRuntime("fake").graph(graph("echo"), 1, echoes(), (inputs, _) -> {
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        inputs.forEach((name, tensor) -> outputs.put(name + "_out", tensor));
        return outputs;
    }).graph(graph("arithmetic"), 1, floats(List.of("a", "b"), List.of("sum", "difference", "product"), 2,
            TensorSpec.FREE), (inputs, _) -> {
                float[] a = values(inputs, "a");
                float[] b = values(inputs, "b");
                if (a.length != b.length) {
                    throw new ModelException("This graph cannot run on these inputs.");
                }
                float[] sum = new float[a.length];
                float[] difference = new float[a.length];
                float[] product = new float[a.length];
                for (int i = 0; i < a.length; i++) {
                    sum[i] = a[i] + b[i];
                    difference[i] = a[i] - b[i];
                    product[i] = a[i] * b[i];
                }
                int columns = a.length / 2;
                return Map.of("sum", new Tensor.Floats(sum, 2, columns), "difference",
                        new Tensor.Floats(difference, 2, columns),
                        "product", new Tensor.Floats(product, 2, columns));
            }).graph(graph("power"), 1, powers(), (inputs, cancel) -> {
                long times = ((Tensor.Longs) GraphSignature.tensor(inputs, "times")).values()[0];
                for (long i = 0; i < times; i++) {
                    cancel.check();
                }
                // the contract only raises the identity
                return Map.of("y", GraphSignature.tensor(inputs, "x"));
            }).graph(graph("weights"), 1, floats(List.of("x"), List.of("y"), TensorSpec.FREE, 4), (inputs, _) -> {
                float[] x = values(inputs, "x");
                float[] y = new float[x.length];
                for (int i = 0; i < y.length; i++) {
                    for (int k = 0; k < 4; k++) {
                        y[i] += x[i / 4 * 4 + k] * (4 * k + i % 4);
                    }
                }
                return Map.of("y", new Tensor.Floats(y, x.length / 4, 4));
            });

    @Override
    protected ModelRuntime runtime() {
        return runtime;
    }

    @Override
    protected Path graph(String name) {
        return Path.of("no file needed", name, "model.fake");
    }

    @Override
    protected int open() {
        return runtime.held();
    }

    @Test
    void what_is_loaded_takes_memory_until_it_is_closed() throws ModelException {
        FakeRuntime small = new FakeRuntime("fake", Map.of(CUDA, 100L)).graph(graph("echo"), 60, echoes(), (inputs,
                _) -> inputs);
        ModelSession first = small.load(graph("echo"), CUDA, CancelToken.never());
        assertThat(small.freeBytes(CUDA)).isEqualTo(40);
        assertThatThrownBy(() -> small.load(graph("echo"), CUDA, CancelToken.never())).isInstanceOf(
                DeviceMemoryException.class).hasMessageContaining("cuda:0");
        first.close();
        small.load(graph("echo"), CUDA, CancelToken.never()).close();
        assertThat(small.freeBytes(CUDA)).isEqualTo(100);
        assertThat(small.history()).containsExactly("load echo cuda:0", "close echo", "load echo cuda:0", "close echo");
    }

    @Test
    void ordered_failures_come_once_and_in_order() throws ModelException {
        runtime.failNext(FakeRuntime.At.LOAD, () -> new ModelException("first"));
        runtime.failNext(FakeRuntime.At.LOAD, () -> new IllegalStateException("second"));
        assertThatThrownBy(() -> runtime.load(graph("echo"), Device.CPU, CancelToken.never())).hasMessage("first");
        assertThatThrownBy(() -> runtime.load(graph("echo"), Device.CPU, CancelToken.never())).hasMessage("second");
        runtime.load(graph("echo"), Device.CPU, CancelToken.never()).close();
        assertThat(runtime.held()).isZero();
    }

    private static GraphSignature echoes() {
        Map<String, TensorSpec> inputs = new LinkedHashMap<>();
        Map<String, TensorSpec> outputs = new LinkedHashMap<>();
        Arrays.stream(ElementType.values()).forEach(type -> {
            String name = type.name().toLowerCase(Locale.ROOT);
            inputs.put(name, new TensorSpec(type, TensorSpec.FREE));
            outputs.put(name + "_out", new TensorSpec(type, TensorSpec.FREE));
        });
        return new GraphSignature(inputs, outputs);
    }

    private static GraphSignature powers() {
        GraphSignature square = floats(List.of("x", "w"), List.of("y"), TensorSpec.FREE, TensorSpec.FREE);
        Map<String, TensorSpec> inputs = new LinkedHashMap<>(square.inputs());
        inputs.put("times", new TensorSpec(ElementType.INT64));
        return new GraphSignature(inputs, square.outputs());
    }

    private static GraphSignature floats(List<String> inputs, List<String> outputs, int... shape) {
        return new GraphSignature(floats(inputs, shape), floats(outputs, shape));
    }

    private static Map<String, TensorSpec> floats(List<String> names, int... shape) {
        Map<String, TensorSpec> specs = new LinkedHashMap<>();
        names.forEach(name -> specs.put(name, new TensorSpec(ElementType.FLOAT32, shape)));
        return specs;
    }

    private static float[] values(Map<String, Tensor> tensors, String name) {
        return ((Tensor.Floats) GraphSignature.tensor(tensors, name)).values();
    }
}
