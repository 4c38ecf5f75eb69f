package io.songreel.model.runtime;

import io.songreel.job.CancelToken;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A cancel token that a test pulls. */
public final class Stop implements CancelToken {
    private final Set<Once> actions = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;
    private volatile boolean asked;

    public void pull() {
        cancelled = true;
        actions.forEach(Once::run);
    }

    /** Actions that were not forgotten. */
    public int registered() {
        return actions.size();
    }

    /** Whoever should heed it has looked at it. */
    public boolean asked() {
        return asked;
    }

    @Override
    public boolean cancelled() {
        asked = true;
        return cancelled;
    }

    @Override
    public Registration onCancel(Runnable action) {
        Once once = new Once(action);
        actions.add(once);
        if (cancelled) {
            once.run();
        }
        return () -> actions.remove(once);
    }

    private static final class Once {
        private final Runnable action;
        private boolean done;

        Once(Runnable action) {
            this.action = action;
        }

        synchronized void run() {
            if (!done) {
                done = true;
                action.run();
            }
        }
    }
}
