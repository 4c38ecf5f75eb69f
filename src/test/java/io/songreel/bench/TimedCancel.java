package io.songreel.bench;

import io.songreel.job.CancelToken;
import java.util.ArrayList;
import java.util.List;

/** A token that is cancelled so many milliseconds after its making, and knows how long ago that was. */
final class TimedCancel implements CancelToken {
    private final List<Runnable> actions = new ArrayList<>();
    private volatile long cancelledAt;

    TimedCancel(long millis) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            cancel();
        });
    }

    private void cancel() {
        synchronized (actions) {
            cancelledAt = System.nanoTime();
            actions.forEach(Runnable::run);
        }
    }

    double latencyMillis() {
        return (System.nanoTime() - cancelledAt) / 1e6;
    }

    @Override
    public boolean cancelled() {
        return cancelledAt != 0;
    }

    @Override
    public Registration onCancel(Runnable action) {
        synchronized (actions) {
            if (cancelled()) {
                action.run();
            } else {
                actions.add(action);
            }
        }
        return () -> {
            synchronized (actions) {
                actions.remove(action);
            }
        };
    }
}
