package io.songreel.diffusion;

import io.songreel.job.CancelToken;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A token that a test cancels. */
public final class TestCancel implements CancelToken {
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;

    public void cancel() {
        cancelled = true;
        actions.forEach(Runnable::run);
    }

    /** Who still waits to hear of a cancel. */
    public int registered() {
        return actions.size();
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public Registration onCancel(Runnable action) {
        if (cancelled) {
            action.run();
        }
        actions.add(action);
        return () -> actions.remove(action);
    }
}
