package io.songreel.model.runtime;

import io.songreel.job.CancelToken;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** What sessions of every framework have in common: nothing is freed while it runs, nothing runs once it is freed. */
public abstract class GuardedSession implements ModelSession {
    private final RuntimeLife life;
    private final GraphSignature signature;
    private final ReentrantLock inUse = new ReentrantLock();
    private boolean closed;

    protected GuardedSession(RuntimeLife life, GraphSignature signature) {
        this.life = life;
        this.signature = signature;
    }

    /** A run whose names and shapes are right, alone with the session. */
    protected abstract Map<String, Tensor> guardedRun(Map<String, ? extends Tensor> inputs, Set<String> wanted,
            CancelToken cancel) throws ModelException;

    /** The same, where outputs can be held. */
    protected Map<String, Tensor> guardedRun(Map<String, ? extends Tensor> inputs, Set<String> wanted,
            Set<String> held, CancelToken cancel) throws ModelException {
        return guardedRun(inputs, wanted, cancel);
    }

    /** Called once, when nothing runs. */
    protected abstract void guardedClose() throws ModelException;

    /** The runtime ends: whatever runs should, if it can. From any thread, at any time. */
    protected void hurry() {
        // most frameworks have no way to
    }

    @Override
    public final Map<String, TensorSpec> inputs() {
        return signature.inputs();
    }

    @Override
    public final Map<String, TensorSpec> outputs() {
        return signature.outputs();
    }

    @Override
    public final Map<String, Tensor> run(Map<String, ? extends Tensor> inputs, Set<String> wanted, CancelToken cancel)
            throws ModelException {
        return run(inputs, wanted, Set.of(), cancel);
    }

    @Override
    public final Map<String, Tensor> run(Map<String, ? extends Tensor> inputs, Set<String> wanted, Set<String> held,
            CancelToken cancel) throws ModelException {
        cancel.check();
        signature.check(inputs, wanted);
        return life.within(() -> {
            inUse.lock();
            try {
                if (closed) {
                    throw new IllegalStateException("this session is closed");
                }
                return guardedRun(inputs, wanted, held, cancel);
            } finally {
                inUse.unlock();
            }
        });
    }

    @Override
    public final void close() {
        inUse.lock();
        try {
            if (!closed) {
                closed = true;
                guardedClose();
                life.closed(this);
            }
        } catch (ModelException e) {
            throw new IllegalStateException("a session did not close", e);
        } finally {
            inUse.unlock();
        }
    }
}
