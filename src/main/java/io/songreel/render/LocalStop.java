package io.songreel.render;

import io.songreel.job.CancelSwitch;
import io.songreel.job.CancelToken;

/** Cancelled with another token, or by itself: work of a clip that failed elsewhere stops too. */
final class LocalStop implements CancelToken {
    private final CancelSwitch own = new CancelSwitch();
    private final CancelToken both;

    LocalStop(CancelToken outer) {
        both = outer.or(own);
    }

    void stop() {
        own.cancel();
    }

    @Override
    public boolean cancelled() {
        return both.cancelled();
    }

    @Override
    public Registration onCancel(Runnable action) {
        return both.onCancel(action);
    }
}
