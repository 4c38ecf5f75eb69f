package io.songreel.model.gate;

import java.util.concurrent.atomic.LongAdder;

/** Counts what happens at the gate. */
final class Tally {
    final LongAdder loads = new LongAdder();
    final LongAdder evictions = new LongAdder();
    final LongAdder idleUnloads = new LongAdder();
    final LongAdder memoryRetries = new LongAdder();
    final LongAdder overtakes = new LongAdder();
    final LongAdder revoked = new LongAdder();

    GateState.Counts counts() {
        return new GateState.Counts(loads.sum(), evictions.sum(), idleUnloads.sum(), memoryRetries.sum(),
                overtakes.sum(), revoked.sum());
    }
}
