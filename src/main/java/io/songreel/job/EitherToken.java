package io.songreel.job;

import java.util.concurrent.atomic.AtomicBoolean;

/** Cancelled when one of two is. */
record EitherToken(CancelToken one, CancelToken other) implements CancelToken {
    @Override
    public boolean cancelled() {
        return one.cancelled() || other.cancelled();
    }

    @Override
    public Registration onCancel(Runnable action) {
        AtomicBoolean ran = new AtomicBoolean();
        Runnable once = () -> {
            if (ran.compareAndSet(false, true)) {
                action.run();
            }
        };
        Registration first = one.onCancel(once);
        Registration second = other.onCancel(once);
        return () -> {
            first.close();
            second.close();
        };
    }
}
