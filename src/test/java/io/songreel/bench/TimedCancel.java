package io.songreel.bench;

import io.songreel.job.CancelSwitch;
import io.songreel.job.CancelToken;

/** A token that is cancelled so many milliseconds after its making, and knows how long ago that was. */
final class TimedCancel implements CancelToken {
    private final CancelSwitch own = new CancelSwitch();
    private volatile long cancelledAt;

    TimedCancel(long millis) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            cancelledAt = System.nanoTime();
            own.cancel();
        });
    }

    double latencyMillis() {
        return (System.nanoTime() - cancelledAt) / 1e6;
    }

    @Override
    public boolean cancelled() {
        return own.cancelled();
    }

    @Override
    public Registration onCancel(Runnable action) {
        return own.onCancel(action);
    }
}
