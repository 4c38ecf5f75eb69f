package io.songreel.model.language;

import io.songreel.job.CancelToken;
import io.songreel.model.runtime.ModelException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a model has in mind: the tokens it has read, at one place of a text. Another way to go on from the same place is a
 * {@link #fork}, which costs nothing. Lives no longer than the pass in which the model was opened; used by one thread.
 */
public final class Context implements AutoCloseable {
    /** Tokens read by one run: enough to keep the device busy, few enough to cancel in between and bound the logits. */
    private static final int CHUNK = 128;
    /** So many are read together with the last one: their logits are copied for nothing, which costs less than a run. */
    private static final int FEW = 32;
    private static final int[] NONE = {};

    private final CausalGraph graph;
    private final int limit;
    private final CancelToken cancel;
    private final long[] read;
    private KvCache past;
    private int[] pending;
    private float @Nullable [] logits;
    private boolean closed;

    Context(CausalGraph graph, int limit, CancelToken cancel) throws ModelException {
        this(graph, limit, cancel, new long[1], graph.empty(), NONE, null);
    }

    private Context(CausalGraph graph, int limit, CancelToken cancel, long[] read, KvCache past, int[] pending,
            float @Nullable [] logits) {
        this.graph = graph;
        this.limit = limit;
        this.cancel = cancel;
        this.read = read;
        this.past = past;
        this.pending = pending;
        this.logits = logits;
    }

    /** Tokens in mind. */
    public int length() {
        return past.length() + pending.length;
    }

    /** How many more tokens there is room for. */
    public int room() {
        return limit - length();
    }

    /** Tokens that the model has read for this context and all its forks, whether or not they still are in mind. */
    public long read() {
        return read[0];
    }

    /**
     * Goes on by these tokens; they are read when the next {@link #logits} are asked for.
     *
     * @throws ContextFullException
     *             there is no room for them; nothing has changed
     */
    public void append(int... ids) throws ContextFullException {
        if (ids.length > room()) {
            throw new ContextFullException(limit);
        }
        int[] longer = Arrays.copyOf(pending, pending.length + ids.length);
        System.arraycopy(ids, 0, longer, pending.length, ids.length);
        pending = longer;
    }

    /**
     * How likely each token is to come next: logarithms up to a constant. Not to be written to.
     *
     * @throws java.util.concurrent.CancellationException
     *             when cancelled
     */
    public float[] logits() throws ModelException {
        cancel.check();
        while (pending.length > FEW) {
            step(Math.min(CHUNK, pending.length - FEW), false);
        }
        if (pending.length > 0) {
            step(pending.length, true);
        }
        if (logits == null) {
            throw new IllegalStateException("nothing has been read");
        }
        return logits;
    }

    private void step(int count, boolean wanted) throws ModelException {
        CausalGraph.Step step = graph.read(past, Arrays.copyOf(pending, count), wanted, cancel);
        past.release();
        past = step.cache();
        pending = Arrays.copyOfRange(pending, count, pending.length);
        logits = step.logits();
        read[0] += count;
    }

    /** The same place once more, to go on from it in another way; to be closed of its own. */
    public Context fork() {
        return new Context(graph, limit, cancel, read, past.shared(), pending, logits);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            past.release();
        }
    }
}
