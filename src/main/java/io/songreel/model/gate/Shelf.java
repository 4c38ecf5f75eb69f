package io.songreel.model.gate;

import io.songreel.job.CancelToken;
import io.songreel.model.gate.Resident.State;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.DeviceMemoryException;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelSession;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The books on what is loaded where, and who uses it. Nothing is loaded, run or closed while it is locked: it says what
 * is to be done, and is told when it was. Safe for many threads.
 */
final class Shelf {
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Residents residents = new Residents();
    /** Those who can only go on when somebody else gives something back. */
    private final Set<Lease> stalled = new HashSet<>();
    private boolean closed;

    /** What somebody who wants a graph is to do. */
    sealed interface Answer {
        /** Use it: it is loaded, and counts as used. */
        record Use(Resident resident) implements Answer {}

        /** Load it: its room is reserved, and it counts as used; tell {@link Shelf#loaded} the outcome. */
        record Load(Resident resident) implements Answer {}

        /** Unload these first, then ask again; tell {@link Shelf#gone} of each. */
        record MakeRoom(List<Resident> victims) implements Answer {}
    }

    Shelf(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Asks for a graph. Waits while others load or unload it, or hold what it needs and may give it back.
     *
     * @param limit
     *            bytes that all graphs on the device may take together
     * @throws DeviceMemoryException
     *             it does not fit, and nothing will change that
     * @throws ModelException
     *             the lease was revoked
     */
    Answer take(Lease lease, ModelGraph graph, Device device, long limit) throws ModelException {
        lock.lock();
        try {
            for (;;) {
                lease.check();
                Resident here = residents.find(graph, device);
                if (here == null) {
                    long lacking = graph.bytes() - (limit - residents.bytes(device));
                    if (lacking <= 0) {
                        return reserve(lease, graph, device);
                    }
                    long coming = residents.closingBytes(device);
                    List<Resident> victims = coming < lacking ? residents.victims(device, lacking - coming) : List.of();
                    if (!victims.isEmpty()) {
                        return new Answer.MakeRoom(claim(victims));
                    }
                    if (coming == 0 && !othersAtWork(lease, device)) {
                        throw new DeviceMemoryException(
                                MemoryTexts.load(graph, device, graph.bytes() - lacking), null);
                    }
                } else if (here.state == State.READY) {
                    here.users.add(lease);
                    return new Answer.Use(here);
                }
                if (stalled.add(lease)) {
                    changed.signalAll();
                }
                await(lease, lease.token());
            }
        } finally {
            stalled.remove(lease);
            lock.unlock();
        }
    }

    private Answer reserve(Lease lease, ModelGraph graph, Device device) {
        Resident resident = new Resident(graph, device);
        resident.users.add(lease);
        residents.add(resident);
        return new Answer.Load(resident);
    }

    private static List<Resident> claim(List<Resident> victims) {
        victims.forEach(victim -> victim.state = State.CLOSING);
        return victims;
    }

    /** Whether anybody else has something open there and is neither waiting like us nor given up. */
    private boolean othersAtWork(Lease lease, Device device) {
        return residents.on(device).flatMap(resident -> resident.users.stream())
                .anyMatch(user -> user != lease && !stalled.contains(user) && !user.revoked());
    }

    /** Waits for a change or a cancel, with the lock. */
    // whoever calls it looks again in a loop
    @SuppressWarnings("WaitNotInLoop")
    private void await(Lease lease, CancelToken token) {
        lease.waiting(true);
        try (CancelToken.Registration _ = token.onCancel(this::wake)) {
            if (!token.cancelled()) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lease.sign(nanos.getAsLong());
            lease.waiting(false);
        }
    }

    private void wake() {
        locked(changed::signalAll);
    }

    /** Something was given back: whoever was stalled looks anew. Held: the lock. */
    private void progress() {
        stalled.clear();
        changed.signalAll();
    }

    /** The outcome of a load: null when it failed. */
    void loaded(Resident resident, @Nullable ModelSession session) {
        locked(() -> {
            if (session == null) {
                residents.remove(resident);
            } else {
                resident.session(session);
                resident.state = State.READY;
            }
            progress();
        });
    }

    /** A victim has been unloaded. */
    void gone(Resident resident) {
        locked(() -> {
            residents.remove(resident);
            progress();
        });
    }

    /** One use less. @return what is to be unloaded now: the resident itself when it must not be used again */
    List<Resident> giveBack(Resident resident, Lease lease) {
        lock.lock();
        try {
            resident.users.remove(lease);
            resident.idleSince = nanos.getAsLong();
            resident.discarded |= lease.revoked() || closed;
            progress();
            return resident.discarded && resident.idle() ? claim(List.of(resident)) : List.of();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nobody else runs it, and begins. */
    void beginRun(Resident resident, Lease lease, CancelToken token) throws ModelException {
        lock.lock();
        try {
            while (resident.running) {
                await(lease, token);
                lease.check();
                token.check();
            }
            resident.running = true;
        } finally {
            lock.unlock();
        }
    }

    void endRun(Resident resident) {
        locked(() -> {
            resident.running = false;
            progress();
        });
    }

    /** Everything on the device that nobody uses, to be unloaded. */
    List<Resident> claimIdle(Device device) {
        return claimed(() -> residents.idle(device).toList());
    }

    /** The longest idle on the device, to be unloaded; empty when all are used. */
    List<Resident> claimOldest(Device device) {
        return claimed(() -> residents.idle(device).limit(1).toList());
    }

    /** Everything that nobody used for so long, to be unloaded. */
    List<Resident> claimIdleFor(long keepAliveNanos) {
        return claimed(() -> residents.all()
                .filter(resident -> resident.idle() && nanos.getAsLong() - resident.idleSince >= keepAliveNanos)
                .toList());
    }

    /** Everything that nobody uses, to be unloaded; the rest once it is given back. */
    List<Resident> close() {
        return claimed(() -> {
            closed = true;
            return residents.all().filter(Resident::idle).toList();
        });
    }

    /** What this lease has open is not used by others after it. */
    void discard(Lease lease) {
        locked(() -> {
            residents.all().filter(resident -> resident.users.contains(lease))
                    .forEach(resident -> resident.discarded = true);
            progress();
        });
    }

    /** Whether a graph of the model is loaded there. */
    boolean warm(Device device, String model) {
        lock.lock();
        try {
            return residents.on(device).anyMatch(resident -> !resident.discarded && resident.state == State.READY
                    && resident.graph().model().equals(model));
        } finally {
            lock.unlock();
        }
    }

    /** Bytes of all graphs on the device, those that come and go included. */
    long bytes(Device device) {
        lock.lock();
        try {
            return residents.bytes(device);
        } finally {
            lock.unlock();
        }
    }

    /** What is on the device, in the order it was loaded. */
    List<GateState.Loaded> loaded(Device device) {
        lock.lock();
        try {
            long now = nanos.getAsLong();
            return residents.on(device).map(resident -> GateState.Loaded.of(resident, now)).toList();
        } finally {
            lock.unlock();
        }
    }

    private List<Resident> claimed(Supplier<List<Resident>> choice) {
        lock.lock();
        try {
            return claim(choice.get());
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
