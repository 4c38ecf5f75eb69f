package io.songreel.model.gate;

import io.songreel.job.CancelToken;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.ElementType;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelRuntime;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Tensor;
import io.songreel.model.runtime.TensorSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A framework without any model that writes down what is asked of it, and what must never be: a graph loaded twice at
 * once, a session run or closed out of turn, more loaded than fits.
 */
final class WatchedRuntime implements ModelRuntime, DeviceMemory {
    static final Device GPU = new Device(Device.Kind.CUDA, 0);
    private final String format;
    private final List<Device> devices;
    private final Map<String, Long> sizes = new HashMap<>();
    private final Map<String, Session> loaded = new HashMap<>();
    private final List<String> history = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private long memory = Long.MAX_VALUE;
    private long foreign;
    private int running;
    private int mostRunning;
    private volatile Faults faults = (_, _) -> {
    };

    /** Called at the begin of each deed: {@code load}, {@code run}, {@code unload}; may throw or wait. */
    @FunctionalInterface
    interface Faults {
        void strike(String deed, String graph) throws ModelException;
    }

    WatchedRuntime(String format, Device... devices) {
        this.format = format;
        this.devices = List.of(devices);
    }

    /** One that reads {@code onnx} on the first GPU. */
    WatchedRuntime() {
        this("onnx", GPU);
    }

    /** A graph of this many GB. */
    ModelGraph graph(String model, String component, int gigabytes) {
        String file = model + "-" + component;
        synchronized (this) {
            sizes.put(file, gigabytes * Bytes.GB);
        }
        return new ModelGraph(model, component, format, Path.of(file), gigabytes * Bytes.GB);
    }

    void faults(Faults strikes) {
        faults = strikes;
    }

    /** The device's memory, measured from now on; loading beyond it is a violation. */
    synchronized void memory(long bytes) {
        memory = bytes;
    }

    /** What other programs take. */
    synchronized void foreign(long bytes) {
        foreign = bytes;
    }

    @Override
    public String format() {
        return format;
    }

    @Override
    public List<Device> devices() {
        return devices;
    }

    @Override
    public ModelSession load(Path file, Device device, CancelToken cancel) throws ModelException {
        String graph = file.toString();
        synchronized (this) {
            if (loaded.containsKey(graph)) {
                violations.add("loaded twice at once: " + graph);
            }
            if (sizes(loaded.keySet().stream()) + sizes(Stream.of(graph)) > memory) {
                violations.add("more than fits: " + loaded.keySet() + " and " + graph);
            }
            loaded.put(graph, new Session(graph));
        }
        try {
            cancel.check();
            faults.strike("load", graph);
        } catch (ModelException | RuntimeException | Error e) {
            synchronized (this) {
                loaded.remove(graph);
            }
            throw e;
        }
        synchronized (this) {
            history.add("load " + graph);
            return loaded.get(graph);
        }
    }

    private long sizes(Stream<String> graphs) {
        return graphs.mapToLong(graph -> sizes.getOrDefault(graph, 0L)).sum();
    }

    @Override
    public synchronized Optional<Reading> read(Device device) {
        return memory == Long.MAX_VALUE
                ? Optional.empty()
                : Optional.of(new Reading("Card", memory, sizes(loaded.keySet().stream()) + foreign));
    }

    /** What succeeded: {@code load sd-unet}, {@code run sd-unet}, {@code unload sd-unet}. */
    synchronized List<String> history() {
        return List.copyOf(history);
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    /** The largest number of runs there ever was at a time. */
    synchronized int mostRunning() {
        return mostRunning;
    }

    synchronized Set<String> loaded() {
        return Set.copyOf(loaded.keySet());
    }

    private final class Session implements ModelSession {
        private final String graph;
        private boolean running;
        private boolean closed;

        Session(String graph) {
            this.graph = graph;
        }

        @Override
        public Map<String, TensorSpec> inputs() {
            return Map.of("sample", new TensorSpec(ElementType.FLOAT32, 1, TensorSpec.FREE));
        }

        @Override
        public Map<String, TensorSpec> outputs() {
            return inputs();
        }

        @Override
        public Map<String, Tensor> run(Map<String, ? extends Tensor> inputs, Set<String> wanted, CancelToken cancel)
                throws ModelException {
            synchronized (WatchedRuntime.this) {
                if (closed || running) {
                    violations.add((closed ? "run after unload: " : "run twice at once: ") + graph);
                }
                running = true;
                WatchedRuntime.this.running++;
                mostRunning = Math.max(mostRunning, WatchedRuntime.this.running);
            }
            try {
                cancel.check();
                faults.strike("run", graph);
                cancel.check();
                return Map.copyOf(inputs);
            } finally {
                synchronized (WatchedRuntime.this) {
                    running = false;
                    WatchedRuntime.this.running--;
                    history.add("run " + graph);
                }
            }
        }

        @Override
        public void close() {
            synchronized (WatchedRuntime.this) {
                if (closed || running) {
                    violations.add((closed ? "unloaded twice: " : "unloaded while it ran: ") + graph);
                }
                closed = true;
            }
            try {
                faults.strike("unload", graph);
            } catch (ModelException e) {
                throw new IllegalStateException(e);
            } finally {
                synchronized (WatchedRuntime.this) {
                    loaded.remove(graph);
                    history.add("unload " + graph);
                }
            }
        }
    }
}
