package io.songreel.render;

import io.songreel.job.CancelToken;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Cancelled with another token, or by itself: work of a clip that failed elsewhere stops too. */
final class LocalStop implements CancelToken {
    private final CancelToken outer;
    private final List<Runnable> actions = new ArrayList<>();
    private boolean stopped;

    LocalStop(CancelToken outer) {
        this.outer = outer;
    }

    void stop() {
        List<Runnable> waiting;
        synchronized (actions) {
            stopped = true;
            waiting = List.copyOf(actions);
            actions.clear();
        }
        waiting.forEach(Runnable::run);
    }

    @Override
    public boolean cancelled() {
        synchronized (actions) {
            if (stopped) {
                return true;
            }
        }
        return outer.cancelled();
    }

    @Override
    public Registration onCancel(Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        Runnable once = () -> {
            if (done.compareAndSet(false, true)) {
                action.run();
            }
        };
        Registration other = outer.onCancel(once);
        boolean now;
        synchronized (actions) {
            now = stopped;
            if (!now) {
                actions.add(once);
            }
        }
        if (now) {
            once.run();
        }
        return () -> {
            other.close();
            synchronized (actions) {
                actions.remove(once);
            }
        };
    }
}
