package io.songreel.model.runtime;

import io.songreel.job.CancelToken;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * A runtime whose graphs are lambdas, for tests of whoever uses models. A graph is known by its path, and needs no file.
 * Each device has a size; what is loaded takes its part of it. Failures can be ordered for the next load, run or close.
 */
public final class FakeRuntime implements ModelRuntime, AutoCloseable {
    private final String format;
    private final Map<Device, Long> free = new LinkedHashMap<>();
    private final Map<Path, Graph> graphs = new ConcurrentHashMap<>();
    private final Map<At, Queue<Supplier<? extends Exception>>> faults = new ConcurrentHashMap<>();
    private final List<String> history = Collections.synchronizedList(new ArrayList<>());
    private final RuntimeLife life = new RuntimeLife();

    /** @param memory bytes of each device, best first */
    public FakeRuntime(String format, Map<Device, Long> memory) {
        this.format = format;
        free.putAll(memory);
    }

    /** On a CPU that never runs out of memory. */
    public FakeRuntime(String format) {
        this(format, Map.of(Device.CPU, Long.MAX_VALUE));
    }

    /**
     * Makes a graph known.
     *
     * @param bytes
     *            what it takes when loaded
     */
    public FakeRuntime graph(Path file, long bytes, GraphSignature signature, Network network) {
        graphs.put(file, new Graph(bytes, signature, network));
        return this;
    }

    /** The next load, run or close that no earlier order takes fails so. */
    public void failNext(At at, Supplier<? extends Exception> fault) {
        faults.computeIfAbsent(at, _ -> new ConcurrentLinkedQueue<>()).add(fault);
    }

    /** What was done, in order: {@code load unet cpu}, {@code run unet}, {@code close unet}. */
    public List<String> history() {
        synchronized (history) {
            return List.copyOf(history);
        }
    }

    public long freeBytes(Device device) {
        synchronized (free) {
            return free.getOrDefault(device, 0L);
        }
    }

    /** Sessions that are open. */
    public int held() {
        return life.held();
    }

    @Override
    public String format() {
        return format;
    }

    @Override
    public List<Device> devices() {
        synchronized (free) {
            return List.copyOf(free.keySet());
        }
    }

    @Override
    public ModelSession load(Path file, Device device, CancelToken cancel) throws ModelException {
        cancel.check();
        if (!devices().contains(device)) {
            throw new ModelException("The fake has no " + device + ".");
        }
        Graph graph = graphs.get(file);
        if (graph == null) {
            throw new ModelException("This file is missing or damaged; see: songreel models verify");
        }
        return life.within(() -> {
            fail(At.LOAD);
            take(device, graph.bytes());
            history.add("load " + name(file) + " " + device);
            return life.opened(new Session(graph, name(file), device));
        });
    }

    private void take(Device device, long bytes) throws DeviceMemoryException {
        synchronized (free) {
            long left = freeBytes(device) - bytes;
            if (left < 0) {
                throw new DeviceMemoryException("There is not enough free memory on " + device + ".", null);
            }
            free.put(device, left);
        }
    }

    private void fail(At at) throws ModelException {
        Queue<Supplier<? extends Exception>> ordered = faults.getOrDefault(at, new ArrayDeque<>());
        Supplier<? extends Exception> fault = ordered.poll();
        if (fault != null) {
            switch (fault.get()) {
                case ModelException expected -> throw expected;
                case RuntimeException unchecked -> throw unchecked;
                case Exception other -> throw new IllegalArgumentException("no runtime throws this", other);
            }
        }
    }

    private static String name(Path file) {
        Path folder = file.getParent();
        return String.valueOf(folder == null ? file : folder.getFileName());
    }

    @Override
    public void close() {
        life.end();
    }

    /** What a graph computes. It asks the token as often as it can. */
    @FunctionalInterface
    public interface Network {
        /** @param inputs converted to the types of the signature */
        Map<String, Tensor> run(Map<String, Tensor> inputs, CancelToken cancel) throws ModelException;
    }

    /** Where a failure is ordered. */
    public enum At {
        LOAD, RUN, CLOSE
    }

    private record Graph(long bytes, GraphSignature signature, Network network) {}

    private final class Session extends GuardedSession {
        private final Graph graph;
        private final String name;
        private final Device device;

        Session(Graph graph, String name, Device device) {
            super(life, graph.signature());
            this.graph = graph;
            this.name = name;
            this.device = device;
        }

        @Override
        protected Map<String, Tensor> guardedRun(Map<String, ? extends Tensor> inputs, Set<String> wanted,
                CancelToken cancel) throws ModelException {
            history.add("run " + name);
            fail(At.RUN);
            Map<String, Tensor> converted = new LinkedHashMap<>();
            for (var input : inputs().entrySet()) {
                converted.put(input.getKey(), converted(input.getKey(), GraphSignature.tensor(inputs, input.getKey()),
                        input.getValue().type()));
            }
            Map<String, Tensor> outputs = graph.network().run(converted, cancel);
            cancel.check();
            Map<String, Tensor> kept = new LinkedHashMap<>();
            for (var output : outputs().entrySet()) {
                if (wanted.contains(output.getKey())) {
                    kept.put(output.getKey(), converted(output.getKey(), GraphSignature.tensor(outputs, output
                            .getKey()), output.getValue().type()));
                }
            }
            return kept;
        }

        private static Tensor converted(String name, Tensor tensor, ElementType type) throws ModelException {
            MemorySegment bytes = MemorySegment.ofArray(new byte[Math.toIntExact(TensorBytes.length(tensor, type))]);
            TensorBytes.write(name, tensor, type, bytes);
            return TensorBytes.read(bytes, type, tensor.shape());
        }

        @Override
        protected void guardedClose() throws ModelException {
            synchronized (free) {
                free.merge(device, graph.bytes(), Long::sum);
            }
            history.add("close " + name);
            fail(At.CLOSE);
        }
    }
}
