package io.songreel.job;

import java.util.concurrent.CancellationException;

/** Asked by every long loop; a cancelled unit leaves by {@link CancellationException}. Safe for many threads. */
public interface CancelToken {
    boolean cancelled();

    /** Runs {@code action} once when cancelled (at once when it is already); close the handle to forget it. */
    Registration onCancel(Runnable action);

    /** @throws CancellationException when cancelled */
    default void check() {
        if (cancelled()) {
            throw new CancellationException("cancelled");
        }
    }

    /** Cancelled when one of the two is. */
    default CancelToken or(CancelToken other) {
        return this == other ? this : new EitherToken(this, other);
    }

    /** A token that is never cancelled: for tools and tests. */
    static CancelToken never() {
        return NeverCancelled.INSTANCE;
    }

    /** A handle on a registered action. */
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
