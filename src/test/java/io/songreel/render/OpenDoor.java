package io.songreel.render;

import io.songreel.model.gate.Gate;
import io.songreel.model.gate.ModelGraph;
import io.songreel.model.gate.Pass;
import io.songreel.model.gate.Visit;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A gate that lets everybody in at once, to the sessions it was given; remembers who came. */
final class OpenDoor implements Gate {
    private final Map<String, ModelSession> sessions;
    private final List<Visit> visits = new CopyOnWriteArrayList<>();
    private final AtomicInteger inside = new AtomicInteger();

    /** @param sessions by model id */
    OpenDoor(Map<String, ModelSession> sessions) {
        this.sessions = sessions;
    }

    @Override
    public <T> T pass(Visit visit, Errand<T> errand) throws IOException {
        visit.cancel().check();
        visits.add(visit);
        inside.incrementAndGet();
        try {
            return errand.run(new Pass() {
                @Override
                public Device device() {
                    return Device.CPU;
                }

                @Override
                public ModelSession open(ModelGraph graph) throws IOException {
                    ModelSession session = sessions.get(graph.model());
                    if (session == null) {
                        throw new ModelException("no such model");
                    }
                    return session;
                }
            });
        } finally {
            inside.decrementAndGet();
        }
    }

    List<Visit> visits() {
        return List.copyOf(visits);
    }

    int inside() {
        return inside.get();
    }
}
