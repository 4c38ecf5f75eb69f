package io.songreel.model;

import io.songreel.job.CancelToken;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A token that a test cancels. */
final class TestToken implements CancelToken {
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;

    void cancel() {
        cancelled = true;
        actions.forEach(Runnable::run);
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
