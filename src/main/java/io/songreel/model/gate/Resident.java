package io.songreel.model.gate;

import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.ModelSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A graph that takes memory of a device, or will in a moment, or still does. Its {@link Shelf} guards its fields. */
final class Resident {
    private final ModelGraph graph;
    private final Device device;
    /** Whoever has it open, once for each time. */
    final List<Lease> users = new ArrayList<>();
    State state = State.LOADING;
    /** Not to be used again once nobody uses it. */
    boolean discarded;
    boolean running;
    long idleSince;
    private volatile @Nullable ModelSession session;

    enum State {
        LOADING, READY, CLOSING
    }

    Resident(ModelGraph graph, Device device) {
        this.graph = graph;
        this.device = device;
    }

    ModelGraph graph() {
        return graph;
    }

    Device device() {
        return device;
    }

    /** The loaded graph, once it is. */
    ModelSession session() {
        return Objects.requireNonNull(session);
    }

    void session(ModelSession loaded) {
        session = loaded;
    }

    boolean holds(ModelGraph other, Device place) {
        return device.equals(place) && graph.file().equals(other.file()) && graph.format().equals(other.format());
    }

    boolean idle() {
        return state == State.READY && users.isEmpty() && !running;
    }
}
