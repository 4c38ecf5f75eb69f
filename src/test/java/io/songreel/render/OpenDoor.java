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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A gate that lets everybody in at once; remembers who came. */
final class OpenDoor implements Gate {
    private final Opener opener;
    private final List<Visit> visits = new CopyOnWriteArrayList<>();
    private final AtomicInteger inside = new AtomicInteger();

    /** Nobody needs a graph. */
    OpenDoor() {
        this(graph -> {
            throw new ModelException("no such model");
        });
    }

    OpenDoor(Opener opener) {
        this.opener = opener;
    }

    /** Loads a graph each time; closing the session unloads it. */
    @FunctionalInterface
    interface Opener {
        ModelSession open(ModelGraph graph) throws IOException;
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
                    return opener.open(graph);
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
