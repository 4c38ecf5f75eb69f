package io.songreel.model.runtime;

import io.songreel.job.CancelToken;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

/** A loaded graph. Used by one thread at a time, but by any; closing it while it runs waits for the run. */
public interface ModelSession extends AutoCloseable {
    /** By name, in the graph's order. */
    Map<String, TensorSpec> inputs();

    /** By name, in the graph's order. */
    Map<String, TensorSpec> outputs();

    /**
     * One run. A {@link Tensor.Floats} goes into an input of any floating type, and into a whole-number one when its
     * values are whole; a {@link Tensor.Longs} into any. Outputs of floating types come as floats, others as longs.
     *
     * @param wanted
     *            names of outputs; the graph may leave out what only others need
     * @throws CancellationException
     *             when cancelled, also in the middle of the run; the session stays usable
     * @throws DeviceMemoryException
     *             the device ran out of memory; the session stays usable
     * @throws ModelException
     *             the graph cannot run on these inputs
     */
    Map<String, Tensor> run(Map<String, ? extends Tensor> inputs, Set<String> wanted, CancelToken cancel)
            throws ModelException;

    /**
     * As the other run; but an output named in {@code held} comes as {@link Tensor.Held}, uncopied, where the framework
     * can do that, and as its values where it cannot. Both may be given to a later run in place of each other.
     *
     * @param held
     *            some of {@code wanted}
     */
    default Map<String, Tensor> run(Map<String, ? extends Tensor> inputs, Set<String> wanted, Set<String> held,
            CancelToken cancel) throws ModelException {
        return run(inputs, wanted, cancel);
    }

    /** Frees what it holds; a second call does nothing. */
    @Override
    void close();
}
