package io.songreel.model.gate;

import io.songreel.job.CancelToken;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A token that the gate itself cancels: when it takes a permit back, or closes. */
final class StopToken implements CancelToken {
    private static final Logger LOG = LoggerFactory.getLogger(StopToken.class);
    private final Set<Action> actions = new LinkedHashSet<>();
    private volatile boolean cancelled;

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

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public Registration onCancel(Runnable code) {
        Action action = new Action(code);
        synchronized (actions) {
            if (!cancelled) {
                actions.add(action);
                return () -> {
                    synchronized (actions) {
                        actions.remove(action);
                    }
                };
            }
        }
        action.run();
        return () -> {
        };
    }

    void cancel() {
        List<Action> due;
        synchronized (actions) {
            cancelled = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Action::run);
    }
}
