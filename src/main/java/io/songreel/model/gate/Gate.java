package io.songreel.model.gate;

import java.io.IOException;

/** The one door to the devices: whatever touches a device model does it inside. Safe for many threads. */
public interface Gate {
    /**
     * Waits for a permit, runs {@code errand} in the calling thread, and gives the permit back whatever happens,
     * once nothing of the errand runs on the device any more: who is cancelled in the middle of a run leaves before that.
     * Must not be called from inside an errand.
     *
     * @throws java.util.concurrent.CancellationException
     *             when the visit was cancelled, while it waited or by the errand
     */
    <T> T pass(Visit visit, Errand<T> errand) throws IOException;

    /** What is done inside. */
    @FunctionalInterface
    interface Errand<T> {
        T run(Pass pass) throws IOException;
    }
}
