package io.songreel.job;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A token that its owner cancels, once. An action that fails is logged and does not keep the others from running. Safe
 * for many threads.
 */
public final class CancelSwitch implements CancelToken {
    private static final Logger LOG = LoggerFactory.getLogger(CancelSwitch.class);
    private final Set<Action> actions = new LinkedHashSet<>();
    private volatile boolean cancelled;

    /** A second call does nothing. */
    public void cancel() {
        List<Action> due;
        synchronized (actions) {
            cancelled = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Action::run);
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public Registration onCancel(Runnable action) {
        Action registered = new Action(action);
        synchronized (actions) {
            if (!cancelled) {
                actions.add(registered);
                return () -> {
                    synchronized (actions) {
                        actions.remove(registered);
                    }
                };
            }
        }
        registered.run();
        return () -> {
        };
    }

    /** Actions that wait for a cancel and were not forgotten. */
    public int registered() {
        synchronized (actions) {
            return actions.size();
        }
    }

    /** Compared by identity: the same runnable may be registered twice. */
    private static final class Action {
        private final Runnable code;

        Action(Runnable code) {
            this.code = code;
        }

        void run() {
            try {
                code.run();
            } catch (RuntimeException e) {
                LOG.warn("An action on cancel failed; the cancel goes on", e);
            }
        }
    }
}
