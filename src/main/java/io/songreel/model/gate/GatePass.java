package io.songreel.model.gate;

import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** What an errand has in hand; when it is over, whatever it left open is given back. */
final class GatePass implements Pass {
    private final Lease lease;
    private final Residency residency;
    private final LongSupplier nanos;
    private final Runs runs;
    private final List<GateSession> opened = new ArrayList<>();
    private boolean over;

    GatePass(Lease lease, Residency residency, LongSupplier nanos, Runs runs) {
        this.lease = lease;
        this.residency = residency;
        this.nanos = nanos;
        this.runs = runs;
    }

    @Override
    public Device device() {
        return lease.device();
    }

    @Override
    public ModelSession open(ModelGraph graph) throws ModelException {
        if (over) {
            throw new IllegalStateException("The errand is over; nothing can be opened with its pass.");
        }
        lease.check();
        GateSession session = new GateSession(residency.open(lease, graph), lease, residency, runs, this::sign);
        opened.add(session);
        sign();
        lease.check();
        return session;
    }

    private void sign() {
        lease.sign(nanos.getAsLong());
    }

    /** The errand is over. */
    void end() {
        over = true;
        opened.reversed().forEach(GateSession::close);
    }
}
