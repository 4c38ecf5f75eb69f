package io.songreel.model.gate;

import io.songreel.job.CancelToken;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.ModelException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;

/**
 * Who is inside and who waits. In order of arrival, except that a visit whose model is loaded goes first as long as the
 * one at the head has patience; the head is the one passed over most often and longest, so its patience is everybody's.
 * A permit is free when fewer are inside than may be, so none can be lost or given back twice. Safe for many threads.
 */
final class WaitingRoom {
    private final List<Device> devices;
    private final GateSettings settings;
    private final BiPredicate<Device, String> warm;
    private final LongSupplier nanos;
    private final Tally tally;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private final List<Waiter> waiting = new ArrayList<>();
    private final Set<Lease> inside = new LinkedHashSet<>();
    private boolean closed;

    /** One who waits. */
    private static final class Waiter {
        private final Visit visit;
        private final long since;
        private final CompletableFuture<Lease> permit = new CompletableFuture<>();
        private int overtaken;

        Waiter(Visit visit, long since) {
            this.visit = visit;
            this.since = since;
        }
    }

    /**
     * @param devices
     *            best first
     * @param warm
     *            whether a device has a model loaded; asked while the room is locked
     * @param nanos
     *            a clock that never goes back
     */
    WaitingRoom(List<Device> devices, GateSettings settings, BiPredicate<Device, String> warm, LongSupplier nanos,
            Tally tally) {
        this.devices = List.copyOf(devices);
        this.settings = settings;
        this.warm = warm;
        this.nanos = nanos;
        this.tally = tally;
    }

    /**
     * Waits for a permit.
     *
     * @throws GateBusyException
     *             too many wait already
     * @throws CancellationException
     *             cancelled while it waited, or the gate closes
     * @throws InterruptedIOException
     *             interrupted while it waited; the thread's flag is set again
     */
    Lease enter(Visit visit) throws IOException {
        visit.cancel().check();
        Waiter waiter = join(visit);
        try (CancelToken.Registration _ = visit.cancel().onCancel(() -> turnAway(waiter))) {
            return waiter.permit.get();
        } catch (InterruptedException e) {
            turnAway(waiter);
            if (!waiter.permit.isCompletedExceptionally()) {
                leave(waiter.permit.join());
            }
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a device");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Waiter join(Visit visit) throws ModelException {
        lock.lock();
        try {
            if (closed) {
                throw new CancellationException("the server is stopping");
            }
            if (devices.isEmpty()) {
                throw new ModelException("No device here can run models; ./songreel doctor says what is missing.");
            }
            Waiter waiter = new Waiter(visit, nanos.getAsLong());
            waiting.add(waiter);
            admit();
            if (waiting.size() > settings.queue()) {
                waiting.remove(waiter);
                throw new GateBusyException(settings.queue());
            }
            return waiter;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the wait of one who is still waiting. */
    private void turnAway(Waiter waiter) {
        lock.lock();
        try {
            if (waiting.remove(waiter)) {
                waiter.permit.cancel(false);
                admit();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives the permit back; nothing happens the second time. */
    void leave(Lease lease) {
        lock.lock();
        try {
            if (inside.remove(lease)) {
                left.signalAll();
                admit();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes the permits of the silent away; they count as inside, without one, until they leave. */
    List<Lease> revokeSilent() {
        List<Lease> silent;
        lock.lock();
        try {
            long now = nanos.getAsLong();
            silent = inside.stream()
                    .filter(lease -> !lease.revoked() && lease.silent(now, settings.silence().toNanos())).toList();
        } finally {
            lock.unlock();
        }
        // outside of the lock: a revoked lease stops what runs natively
        silent.forEach(Lease::revoke);
        lock.lock();
        try {
            admit();
        } finally {
            lock.unlock();
        }
        return silent;
    }

    /** Lets in as many as there are permits. Held: the lock. */
    private void admit() {
        while (!waiting.isEmpty()) {
            List<Device> free = devices.stream().filter(device -> free(device) > 0).toList();
            if (free.isEmpty()) {
                return;
            }
            Waiter next = next(free);
            for (Waiter earlier : waiting.subList(0, waiting.indexOf(next))) {
                earlier.overtaken++;
            }
            if (next != waiting.getFirst()) {
                tally.overtakes.increment();
            }
            waiting.remove(next);
            Device device = free.stream().filter(candidate -> warm.test(candidate, next.visit.model())).findFirst()
                    .orElse(free.getFirst());
            Lease lease = new Lease(next.visit, device, nanos.getAsLong());
            inside.add(lease);
            next.permit.complete(lease);
        }
    }

    private Waiter next(List<Device> free) {
        Waiter head = waiting.getFirst();
        if (head.overtaken >= settings.overtakes() || nanos.getAsLong() - head.since > settings.patience().toNanos()) {
            return head;
        }
        return waiting.stream()
                .filter(waiter -> free.stream().anyMatch(device -> warm.test(device, waiter.visit.model())))
                .findFirst().orElse(head);
    }

    private long free(Device device) {
        return settings.permits()
                - inside.stream().filter(lease -> lease.device().equals(device) && !lease.revoked()).count();
    }

    /** How many may be inside on a device. */
    int permits(Device device) {
        return devices.contains(device) ? settings.permits() : 0;
    }

    /** Those inside on a device, in the order they came in. */
    List<Lease> inside(Device device) {
        lock.lock();
        try {
            return inside.stream().filter(lease -> lease.device().equals(device)).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Those who wait, in order of arrival. */
    List<String> waiting() {
        lock.lock();
        try {
            return waiting.stream().map(waiter -> waiter.visit.holder()).toList();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets nobody in any more, sends away who waits, asks those inside to leave and waits for them.
     *
     * @return whether all have left in time
     */
    boolean close(Duration grace) {
        List<Waiter> sentAway;
        List<Lease> asked;
        lock.lock();
        try {
            closed = true;
            sentAway = List.copyOf(waiting);
            waiting.clear();
            asked = List.copyOf(inside);
        } finally {
            lock.unlock();
        }
        sentAway.forEach(waiter -> waiter.permit.cancel(false));
        asked.forEach(Lease::cancel);
        lock.lock();
        try {
            long rest = grace.toNanos();
            while (!inside.isEmpty() && rest > 0) {
                rest = left.awaitNanos(rest);
            }
            return inside.isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
