package io.songreel.model.gate;

import io.songreel.job.CancelSwitch;
import io.songreel.job.CancelToken;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.ModelException;

/** A permit in use: who has it, where, since when, and whether it still shows signs of life. Safe for many threads. */
final class Lease {
    private final Visit visit;
    private final Device device;
    private final long since;
    private final CancelSwitch stop = new CancelSwitch();
    private final CancelToken token;
    private volatile long lastSign;
    private volatile boolean waiting;
    private volatile boolean revoked;

    /**
     * @param since
     *            nanoseconds on the gate's clock
     */
    Lease(Visit visit, Device device, long since) {
        this.visit = visit;
        this.device = device;
        this.since = since;
        this.lastSign = since;
        this.token = visit.cancel().or(stop);
    }

    Visit visit() {
        return visit;
    }

    Device device() {
        return device;
    }

    long since() {
        return since;
    }

    /** Cancelled with the visit, and when the gate takes the permit back or closes. */
    CancelToken token() {
        return token;
    }

    /** Cancelled with {@link #token} or with {@code other}. */
    CancelToken tokenWith(CancelToken other) {
        return other == visit.cancel() ? token : token.or(other);
    }

    /**
     * @throws ModelException
     *             when the permit was taken back
     * @throws java.util.concurrent.CancellationException
     *             when cancelled
     */
    void check() throws ModelException {
        checkPermit();
        token.check();
    }

    /** @throws ModelException when the permit was taken back */
    void checkPermit() throws ModelException {
        if (revoked) {
            throw new ModelException("The task was silent for too long and lost its place on " + device
                    + "; start it again. If that happens often, restart the server.");
        }
    }

    /** Notes that it did something. */
    void sign(long now) {
        lastSign = now;
    }

    /** While it waits for others, its silence does not count. */
    void waiting(boolean waits) {
        waiting = waits;
    }

    boolean silent(long now, long limit) {
        return !waiting && now - lastSign > limit;
    }

    boolean revoked() {
        return revoked;
    }

    void revoke() {
        revoked = true;
        stop.cancel();
    }

    /** Asks it to leave. */
    void cancel() {
        stop.cancel();
    }
}
