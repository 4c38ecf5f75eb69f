package io.songreel.model.runtime;

import io.songreel.job.CancelToken;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A cancel token that a test pulls. */
public final class Stop implements CancelToken {
    private final Set<Once> actions = ConcurrentHashMap.newKeySet();
    private volatile boolean cancelled;
    private final AtomicInteger asked = new AtomicInteger();

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
        return asked.get() > 0;
    }

    /** Whoever should heed it is inside: a session asks once before its turn has come. */
    public boolean askedInside() {
        return asked.get() > 1;
    }

    @Override
    public boolean cancelled() {
        asked.incrementAndGet();
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
