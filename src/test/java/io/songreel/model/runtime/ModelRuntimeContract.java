package io.songreel.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.songreel.job.CancelToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every runtime keeps, on graphs that each of them has: {@code scripts/fixtures/runtime_graphs.py}. */
public abstract class ModelRuntimeContract {
    private static final CancelToken NEVER = CancelToken.never();
    private static final Tensor.Longs ONCE = new Tensor.Longs(new long[]{1});
    /** Far longer than any test would wait: such a run ends only by cancel. */
    private static final Tensor.Longs ENDLESS = new Tensor.Longs(new long[]{1_000_000_000});

    protected abstract ModelRuntime runtime();

    /** The file of a fixture graph. */
    protected abstract Path graph(String name);

    /** How many sessions, tensors and run handles are held natively. */
    protected abstract int open();

    /** Whether a cancel ends a run in its middle. */
    protected boolean interruptible() {
        return true;
    }

    /** What a graph takes that computes in {@code type}: itself, where the framework can hand it over. */
    protected ElementType boundary(ElementType type) {
        return type;
    }

    @Test
    void specs_are_read_from_the_graph_in_its_order() throws IOException {
        try (ModelSession echo = load("echo");
                ModelSession power = load("power");
                ModelSession two = load(
                        "arithmetic")) {
            assertThat(echo.inputs().keySet()).containsExactly("float32", "float16", "bfloat16", "float64", "int32",
                    "int64", "bool");
            List<ElementType> types = Arrays.stream(ElementType.values()).map(this::boundary).toList();
            assertThat(echo.inputs().values()).extracting(TensorSpec::type).containsExactlyElementsOf(types);
            assertThat(echo.outputs().values()).extracting(TensorSpec::type).containsExactlyElementsOf(types);
            assertThat(spec(power.inputs(), "times").shape()).isEmpty();
            assertThat(spec(power.inputs(), "x").shape()).containsExactly(TensorSpec.FREE, TensorSpec.FREE);
            assertThat(spec(two.outputs(), "product").shape()).containsExactly(2, TensorSpec.FREE);
            assertThat(two.outputs().keySet()).containsExactly("sum", "difference", "product");
        }
    }

    @Test
    void floats_are_rounded_to_what_the_graph_takes() throws IOException {
        float[] values = {0, -0f, 1, -1.5f, 1 / 3f, 65504, 65520, 70000, 1e-7f, 1 + 0x1p-11f, 1 + 0x3p-11f, 1 + 0x1p-8f,
            1 + 0x3p-8f, 3.39e38f, Float.MIN_VALUE, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN};
        try (ModelSession echo = load("echo")) {
            Map<String, Tensor> outputs = echo(echo, new Tensor.Floats(values, values.length), ONCE_VECTOR);
            assertThat(floats(outputs, "float32_out")).containsExactly(values);
            assertThat(floats(outputs, "float64_out")).containsExactly(values);
            float infinity = Float.POSITIVE_INFINITY;
            assertThat(floats(outputs, "float16_out")).containsExactly(0, -0f, 1, -1.5f, 0x1.554p-2f, 65504,
                    infinity, infinity, 0x1p-23f, 1, 1 + 0x1p-9f, 1 + 0x1p-8f, 1 + 0x3p-8f, infinity, 0, infinity,
                    -infinity, Float.NaN);
            assertThat(floats(outputs, "bfloat16_out")).containsExactly(0, -0f, 1, -1.5f, 0x1.56p-2f, 65536, 65536,
                    70144, 0x1.aep-24f, 1, 1, 1, 1 + 0x1p-6f, 0x1.fep127f, 0, infinity, -infinity, Float.NaN);
        }
    }

    @Test
    void whole_numbers_go_into_any_input_that_can_hold_them() throws IOException {
        long[] values = {0, 1, -1, 255, -2048, Integer.MAX_VALUE, Integer.MIN_VALUE};
        long[] large = {Long.MAX_VALUE, Long.MIN_VALUE, 1L << 53};
        try (ModelSession echo = load("echo")) {
            Tensor given = new Tensor.Longs(values, values.length);
            Map<String, Tensor> inputs = inputs(given, given);
            inputs.put("int64", new Tensor.Longs(large, large.length));
            inputs.put("bool", new Tensor.Longs(new long[]{1, 0, 1}, 3));
            Map<String, Tensor> outputs = echo.run(inputs, echo.outputs().keySet(), NEVER);
            assertThat(longs(outputs, "int32_out")).containsExactly(values);
            assertThat(longs(outputs, "int64_out")).containsExactly(large);
            assertThat(longs(outputs, "bool_out")).containsExactly(1, 0, 1);
            assertThat(floats(outputs, "float16_out")).startsWith(0, 1, -1, 255, -2048);
            assertThat(floats(outputs, "float32_out")).startsWith(0, 1, -1, 255, -2048, 0x1p31f, -0x1p31f);
        }
    }

    @Test
    void floats_go_into_whole_number_inputs_only_when_whole() throws IOException {
        try (ModelSession echo = load("echo")) {
            Tensor whole = new Tensor.Floats(new float[]{3, -7, 0x1p30f}, 3);
            Map<String, Tensor> inputs = inputs(whole, whole);
            inputs.put("bool", new Tensor.Floats(new float[]{0, 1}, 2));
            Map<String, Tensor> outputs = echo.run(inputs, echo.outputs().keySet(), NEVER);
            assertThat(longs(outputs, "int32_out")).containsExactly(3, -7, 1 << 30);
            assertThat(longs(outputs, "int64_out")).containsExactly(3, -7, 1 << 30);
            assertThat(longs(outputs, "bool_out")).containsExactly(0, 1);

            for (float unfit : new float[]{0.5f, Float.NaN, 0x1p31f}) {
                refused(echo, "int32", new Tensor.Floats(new float[]{unfit}, 1), "int32", "whole numbers");
            }
            refused(echo, "int64", new Tensor.Floats(new float[]{0x1p63f}, 1), "int64", "whole numbers");
            refused(echo, "int32", new Tensor.Longs(new long[]{1L << 31}, 1), "int32", "32 bits");
            refused(echo, "bool", new Tensor.Longs(new long[]{2}, 1), "bool", "0 and 1");
            refused(echo, "bool", new Tensor.Longs(new long[]{-1}, 1), "bool", "0 and 1");
        }
    }

    @Test
    void tensors_of_many_values_and_of_none_come_back_whole() throws IOException {
        Random random = new Random(7);
        try (ModelSession echo = load("echo")) {
            for (int size : new int[]{0, 1, 4095, 4096, 4097, 100_003, 5}) {
                float[] values = new float[size];
                long[] whole = new long[size];
                for (int i = 0; i < size; i++) {
                    values[i] = random.nextInt(-128, 128) / 32f;
                    whole[i] = random.nextInt();
                }
                Map<String, Tensor> outputs = echo(echo, new Tensor.Floats(values, size),
                        new Tensor.Longs(whole, size));
                for (String name : List.of("float32_out", "float16_out", "bfloat16_out", "float64_out")) {
                    assertThat(floats(outputs, name)).as(name).isEqualTo(values);
                }
                assertThat(longs(outputs, "int32_out")).isEqualTo(whole);
                assertThat(longs(outputs, "int64_out")).isEqualTo(whole);
            }
        }
    }

    @Test
    void only_what_is_wanted_comes_out_in_the_graphs_order() throws IOException {
        try (ModelSession two = load("arithmetic")) {
            Map<String, Tensor> inputs = Map.of("a", matrix(1, 2, 3, 4), "b", matrix(10, 20, 30, 40));
            Map<String, Tensor> one = two.run(inputs, Set.of("difference"), NEVER);
            assertThat(one.keySet()).containsExactly("difference");
            assertThat(floats(one, "difference")).containsExactly(-9, -18, -27, -36);
            Map<String, Tensor> more = two.run(inputs, Set.of("product", "sum"), NEVER);
            assertThat(more.keySet()).containsExactly("sum", "product");
            assertThat(floats(more, "sum")).containsExactly(11, 22, 33, 44);
            assertThat(floats(more, "product")).containsExactly(10, 40, 90, 160);
            assertThat(tensor(more, "sum").shape()).containsExactly(2, 2);
        }
    }

    @Test
    void the_caller_may_keep_outputs_and_change_what_it_gave() throws IOException {
        try (ModelSession two = load("arithmetic")) {
            float[] values = {1, 2, 3, 4};
            Map<String, Tensor> first = two.run(Map.of("a", matrix(values), "b", matrix(0, 0, 0, 0)), Set.of("sum"),
                    NEVER);
            values[0] = 99;
            Map<String, Tensor> second = two.run(Map.of("a", matrix(values), "b", matrix(0, 0, 0, 0)), Set.of("sum"),
                    NEVER);
            assertThat(floats(first, "sum")).containsExactly(1, 2, 3, 4);
            assertThat(floats(second, "sum")).containsExactly(99, 2, 3, 4);
        }
    }

    @Test
    void wrong_names_and_shapes_are_refused_with_what_is_expected() throws IOException {
        try (ModelSession two = load("arithmetic")) {
            Tensor fits = matrix(1, 2, 3, 4);
            assertThatThrownBy(() -> two.run(Map.of("a", fits, "c", fits), Set.of("sum"), NEVER))
                    .isInstanceOf(ModelException.class).hasMessageContaining("a: float32 [2, ?], b: float32 [2, ?]")
                    .hasMessageContaining("given a, c");
            assertThatThrownBy(() -> two.run(Map.of(), Set.of("sum"), NEVER)).isInstanceOf(ModelException.class)
                    .hasMessageContaining("given nothing");
            assertThatThrownBy(() -> two.run(Map.of("a", fits, "b", fits), Set.of("quotient"), NEVER))
                    .isInstanceOf(ModelException.class).hasMessageContaining("sum: float32 [2, ?]")
                    .hasMessageContaining("quotient");
            Tensor long_ = new Tensor.Floats(new float[6], 3, 2);
            assertThatThrownBy(() -> two.run(Map.of("a", long_, "b", fits), Set.of("sum"), NEVER))
                    .isInstanceOf(ModelException.class).hasMessageContaining("input a is float32 [2, ?]")
                    .hasMessageContaining("[3, 2]");
            // each fits alone; only the graph itself finds that they do not go together
            assertThatThrownBy(() -> two.run(Map.of("a", fits, "b", new Tensor.Floats(new float[6], 2, 3)), Set.of(
                    "sum"), NEVER)).isInstanceOf(ModelException.class)
                    .hasMessageContaining("cannot run on these inputs");
            assertThat(floats(two.run(Map.of("a", fits, "b", fits), Set.of("sum"), NEVER), "sum")).containsExactly(2, 4,
                    6, 8);
        }
    }

    @Test
    void weights_are_found_in_and_beside_the_graph() throws IOException {
        try (ModelSession weights = load("weights")) {
            Map<String, Tensor> outputs = weights.run(Map.of("x", new Tensor.Floats(new float[]{1, 0, 0, 1}, 1, 4)),
                    weights.outputs().keySet(), NEVER);
            assertThat(floats(outputs, "y")).containsExactly(12, 14, 16, 18);
        }
    }

    @Test
    void a_damaged_an_empty_and_a_missing_file_are_told_without_their_path(@TempDir Path folder) throws IOException {
        Path fixture = graph("arithmetic");
        byte[] whole = Files.exists(fixture) ? Files.readAllBytes(fixture) : new byte[100];
        copyNeighbours(fixture, folder);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        byte[] noise = new byte[1000];
        new Random(3).nextBytes(noise);
        for (byte[] bytes : List.of(new byte[0], half, noise, "not a graph".getBytes(
                StandardCharsets.UTF_8))) {
            Path file = Files.write(folder.resolve(String.valueOf(fixture.getFileName())), bytes);
            assertThatThrownBy(() -> runtime().load(file, Device.CPU, NEVER)).isInstanceOf(ModelException.class)
                    .hasMessageContaining("songreel models").hasMessageNotContaining(folder.toString());
        }
        assertThatThrownBy(() -> runtime().load(folder.resolve("nowhere"), Device.CPU, NEVER)).isInstanceOf(
                ModelException.class).hasMessageContaining("missing");
        assertThat(open()).isZero();
    }

    @Test
    void a_device_that_is_not_here_is_refused() {
        Device none = new Device(Device.Kind.CUDA, 99);
        assertThat(runtime().devices()).contains(Device.CPU).doesNotContain(none);
        assertThatThrownBy(() -> runtime().load(graph("echo"), none, NEVER)).isInstanceOf(ModelException.class)
                .hasMessageContaining("cuda:99");
    }

    @Test
    void a_cancelled_load_leaves_nothing() {
        Stop stop = new Stop();
        stop.pull();
        assertThatThrownBy(() -> runtime().load(graph("echo"), Device.CPU, stop)).isInstanceOf(
                CancellationException.class);
        assertThat(open()).isZero();
    }

    @Test
    void a_run_cancelled_before_it_began_does_not_begin() throws IOException {
        Stop stop = new Stop();
        stop.pull();
        try (ModelSession power = load("power")) {
            assertThatThrownBy(() -> power.run(power(ENDLESS), Set.of("y"), stop)).isInstanceOf(
                    CancellationException.class);
            usable(power);
        }
    }

    @Test
    void a_run_cancelled_in_its_middle_leaves_the_session_usable() throws Exception {
        if (interruptible()) {
            try (ModelSession power = load("power"); ExecutorService threads = Executors.newFixedThreadPool(1)) {
                Stop stop = new Stop();
                Future<Map<String, Tensor>> run = threads.submit(() -> power.run(power(ENDLESS), Set.of("y"), stop));
                while (!stop.asked()) {
                    Thread.onSpinWait();
                }
                Thread.sleep(50);
                stop.pull();
                assertThatThrownBy(run::get).hasCauseInstanceOf(CancellationException.class);
                usable(power);
            }
        }
    }

    @Test
    void two_hundred_cancels_at_any_moment_leave_nothing_held() throws Exception {
        Random random = new Random(11);
        Tensor.Longs length = interruptible() ? ENDLESS : new Tensor.Longs(new long[]{300});
        try (ModelSession power = load("power"); ExecutorService threads = Executors.newFixedThreadPool(1)) {
            int loaded = open();
            for (int i = 0; i < 200; i++) {
                Stop stop = new Stop();
                Future<Map<String, Tensor>> run = threads.submit(() -> power.run(power(length), Set.of("y"), stop));
                long pause = random.nextInt(2_000_000);
                long start = System.nanoTime();
                while (System.nanoTime() - start < pause) {
                    Thread.onSpinWait();
                }
                stop.pull();
                try {
                    run.get();
                    assertThat(interruptible()).isFalse();
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(CancellationException.class);
                }
                assertThat(stop.registered()).isZero();
                assertThat(open()).isEqualTo(loaded);
            }
            usable(power);
        }
        assertThat(open()).isZero();
    }

    @Test
    void failed_runs_leave_nothing_held() throws IOException {
        try (ModelSession two = load("arithmetic"); ModelSession echo = load("echo")) {
            int loaded = open();
            for (int i = 0; i < 20; i++) {
                assertThatThrownBy(() -> two.run(Map.of("a", matrix(1, 2, 3, 4), "b", matrix(1, 2, 3, 4, 5, 6)), Set.of(
                        "sum"), NEVER)).isInstanceOf(ModelException.class);
                refused(echo, "bool", new Tensor.Longs(new long[]{2}, 1), "bool", "0 and 1");
            }
            assertThat(open()).isEqualTo(loaded);
        }
        assertThat(open()).isZero();
    }

    @Test
    void closing_waits_for_the_run() throws Exception {
        ModelSession power = load("power");
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Stop stop = new Stop();
            Tensor.Longs length = interruptible() ? ENDLESS : new Tensor.Longs(new long[]{100_000});
            Future<Map<String, Tensor>> run = threads.submit(() -> power.run(power(length), Set.of("y"), stop));
            while (!stop.askedInside()) {
                Thread.onSpinWait();
            }
            Future<Boolean> close = threads.submit(() -> {
                power.close();
                return run.isDone();
            });
            Thread.sleep(50);
            assertThat(close.isDone()).isFalse();
            stop.pull();
            assertThatThrownBy(run::get).hasCauseInstanceOf(CancellationException.class);
            close.get();
        }
        assertThat(open()).isZero();
    }

    @Test
    void an_output_that_is_held_feeds_later_runs_as_its_values_would() throws IOException {
        try (ModelSession two = load("arithmetic")) {
            int before = open();
            Map<String, Tensor> given = Map.of("a", matrix(1, 2, 3, 4), "b", matrix(10, 20, 30, 40));
            Set<String> wanted = Set.of("sum", "difference");
            Map<String, Tensor> first = two.run(given, wanted, Set.of("sum"), NEVER);
            Map<String, Tensor> plain = two.run(given, wanted, NEVER);
            assertThat(tensor(first, "sum").shape()).containsExactly(2, 2);
            assertThat(floats(first, "difference")).containsExactly(floats(plain, "difference"));
            for (int again = 0; again < 3; again++) {
                Map<String, Tensor> fed = two.run(Map.of("a", tensor(first, "sum"), "b", matrix(1, 1, 1, 1)), Set.of(
                        "sum"), NEVER);
                assertThat(floats(fed, "sum")).containsExactly(12, 23, 34, 45);
            }
            closeHeld(first);
            closeHeld(first);
            assertThat(open()).isEqualTo(before);
        }
        assertThat(open()).isZero();
    }

    @Test
    void what_is_held_goes_with_its_session() throws IOException {
        ModelSession two = load("arithmetic");
        Map<String, Tensor> left = two.run(Map.of("a", matrix(1, 2), "b", matrix(3, 4)), Set.of("sum"), Set.of("sum"),
                NEVER);
        two.close();
        assertThat(open()).isZero();
        closeHeld(left);
        assertThat(open()).isZero();
    }

    private static void closeHeld(Map<String, Tensor> tensors) {
        for (Tensor tensor : tensors.values()) {
            if (tensor instanceof Tensor.Held held) {
                held.close();
            }
        }
    }

    @Test
    void a_second_close_does_nothing_and_a_closed_session_does_not_run() throws IOException {
        ModelSession power = load("power");
        power.close();
        assertThatCode(power::close).doesNotThrowAnyException();
        assertThatThrownBy(() -> power.run(power(ONCE), Set.of("y"), NEVER)).isInstanceOf(IllegalStateException.class);
        assertThat(open()).isZero();
    }

    @Test
    void many_threads_load_run_and_close_at_once() throws Exception {
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            work.add(() -> {
                try (ModelSession power = load("power"); ModelSession two = load("arithmetic")) {
                    for (int run = 0; run < 5; run++) {
                        usable(power);
                        assertThat(floats(two.run(Map.of("a", matrix(1, 2), "b", matrix(3, 4)), Set.of("sum"), NEVER),
                                "sum")).containsExactly(4, 6);
                    }
                }
                return true;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(open()).isZero();
    }

    private static final Tensor.Longs ONCE_VECTOR = new Tensor.Longs(new long[]{1}, 1);

    private ModelSession load(String name) throws ModelException {
        return runtime().load(graph(name), Device.CPU, NEVER);
    }

    private static void copyNeighbours(Path fixture, Path folder) throws IOException {
        if (Files.exists(fixture)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(fixture.resolveSibling(""))) {
                for (Path file : files) {
                    Files.copy(file, folder.resolve(file.getFileName()));
                }
            }
        }
    }

    private static void usable(ModelSession power) throws ModelException {
        Map<String, Tensor> outputs = power.run(power(new Tensor.Longs(new long[]{3})), Set.of("y"), NEVER);
        assertThat(floats(outputs, "y")).startsWith(1, 0).hasSize(64 * 64).contains(1, 0);
    }

    /** Products of the identity, large enough for a run to take a while. */
    private static Map<String, Tensor> power(Tensor.Longs times) {
        float[] identity = new float[64 * 64];
        for (int i = 0; i < 64; i++) {
            identity[i * 65] = 1;
        }
        Tensor.Floats square = new Tensor.Floats(identity, 64, 64);
        return Map.of("x", square, "w", square, "times", times);
    }

    private static Map<String, Tensor> inputs(Tensor floating, Tensor whole) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (ElementType type : ElementType.values()) {
            inputs.put(type.name().toLowerCase(Locale.ROOT), type.floating() ? floating : whole);
        }
        inputs.put("bool", ONCE_VECTOR);
        return inputs;
    }

    private static Map<String, Tensor> echo(ModelSession echo, Tensor floating, Tensor whole) throws ModelException {
        return echo.run(inputs(floating, whole), echo.outputs().keySet(), NEVER);
    }

    private static void refused(ModelSession echo, String input, Tensor given, String... texts) {
        Map<String, Tensor> inputs = inputs(ONCE_VECTOR, ONCE_VECTOR);
        inputs.put(input, given);
        assertThatThrownBy(() -> echo.run(inputs, echo.outputs().keySet(), NEVER)).isInstanceOf(ModelException.class)
                .hasMessageContainingAll(texts);
    }

    private static Tensor.Floats matrix(float... values) {
        return new Tensor.Floats(values, 2, values.length / 2);
    }

    private static Tensor tensor(Map<String, Tensor> tensors, String name) {
        return GraphSignature.tensor(tensors, name);
    }

    private static float[] floats(Map<String, Tensor> tensors, String name) {
        return ((Tensor.Floats) tensor(tensors, name)).values();
    }

    private static long[] longs(Map<String, Tensor> tensors, String name) {
        return ((Tensor.Longs) tensor(tensors, name)).values();
    }

    private static TensorSpec spec(Map<String, TensorSpec> specs, String name) {
        return specs.entrySet().stream().filter(spec -> spec.getKey().equals(name)).findFirst().orElseThrow()
                .getValue();
    }
}
