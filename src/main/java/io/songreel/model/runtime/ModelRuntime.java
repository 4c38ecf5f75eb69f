package io.songreel.model.runtime;

import io.songreel.job.CancelToken;
import java.nio.file.Path;
import java.util.List;

/** A framework that loads and runs graphs. Safe for many threads. */
public interface ModelRuntime {
    /** The format of graph files it reads: {@code onnx} or {@code torchscript}. */
    String format();

    /** Where it can run graphs on this machine, best first; empty when its native code is not here. */
    List<Device> devices();

    /**
     * Loads a graph.
     *
     * @param graph
     *            the file; weights beside it are found by the framework
     * @throws java.util.concurrent.CancellationException
     *             when cancelled before or while it was read; a native load that has begun is waited for
     * @throws DeviceMemoryException
     *             it does not fit
     * @throws ModelException
     *             the file is damaged or uses what this runtime does not know
     */
    ModelSession load(Path graph, Device device, CancelToken cancel) throws ModelException;
}
