package io.songreel.model.gate;

import io.songreel.job.CancelToken;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Tensor;
import io.songreel.model.runtime.TensorSpec;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A resident graph as one pass uses it: closing gives it back. Others may use the same graph in turn. */
final class GateSession implements ModelSession {
    private final Resident resident;
    private final Lease lease;
    private final Residency residency;
    private final Runs runs;
    private final Runnable signOfLife;
    private final AtomicBoolean closed = new AtomicBoolean();

    GateSession(Resident resident, Lease lease, Residency residency, Runs runs, Runnable signOfLife) {
        this.resident = resident;
        this.lease = lease;
        this.residency = residency;
        this.runs = runs;
        this.signOfLife = signOfLife;
    }

    @Override
    public Map<String, TensorSpec> inputs() {
        return usable().inputs();
    }

    @Override
    public Map<String, TensorSpec> outputs() {
        return usable().outputs();
    }

    @Override
    public Map<String, Tensor> run(Map<String, ? extends Tensor> inputs, Set<String> wanted, CancelToken cancel)
            throws ModelException {
        return run(inputs, wanted, Set.of(), cancel);
    }

    @Override
    public Map<String, Tensor> run(Map<String, ? extends Tensor> inputs, Set<String> wanted, Set<String> held,
            CancelToken cancel) throws ModelException {
        usable();
        lease.check();
        cancel.check();
        try {
            Map<String, Tensor> results = leavable(inputs, held)
                    ? runs.call(() -> residency.run(resident, lease, inputs, wanted, held, cancel),
                            lease.tokenWith(cancel))
                    : residency.run(resident, lease, inputs, wanted, held, cancel);
            signOfLife.run();
            return results;
        } catch (CancellationException e) {
            lease.checkPermit();
            throw e;
        }
    }

    /** What is held belongs to the visitor, who would free it under a run left behind. */
    private static boolean leavable(Map<String, ? extends Tensor> inputs, Set<String> held) {
        return held.isEmpty() && inputs.values().stream().noneMatch(Tensor.Held.class::isInstance);
    }

    private ModelSession usable() {
        if (closed.get()) {
            throw new IllegalStateException("The session was given back; open the graph again.");
        }
        return resident.session();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            runs.after(() -> residency.giveBack(resident, lease));
        }
    }
}
