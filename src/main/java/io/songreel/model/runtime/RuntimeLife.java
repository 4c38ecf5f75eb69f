package io.songreel.model.runtime;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * From a runtime's start to its end: counts what is held natively, and lets nothing native begin once the end has begun.
 * Native code that runs while the process goes down takes it down with a crash.
 */
public final class RuntimeLife {
    private final Set<GuardedSession> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger held = new AtomicInteger();
    /** Read by whoever loads or runs, written by who ends. */
    private final ReadWriteLock life = new ReentrantReadWriteLock();
    private volatile boolean ending;

    /** Does something native; the end waits for it. */
    public <T> T within(Work<T> work) throws ModelException {
        life.readLock().lock();
        try {
            check();
            return work.run();
        } finally {
            life.readLock().unlock();
        }
    }

    /** @throws ModelException the end has begun */
    public void check() throws ModelException {
        if (ending) {
            throw new ModelException("The server is stopping; the work goes on after its next start.");
        }
    }

    /** A session that the end closes, if nobody else does. */
    public <S extends GuardedSession> S opened(S session) {
        sessions.add(session);
        hold();
        return session;
    }

    void closed(GuardedSession session) {
        if (sessions.remove(session)) {
            release();
        }
    }

    /** One more thing is held natively. */
    public void hold() {
        held.incrementAndGet();
    }

    public void release() {
        held.decrementAndGet();
    }

    /** How many sessions, tensors and other handles are held natively. */
    public int held() {
        return held.get();
    }

    /** Hurries what runs, waits for it, and closes what is loaded. */
    public void end() {
        ending = true;
        sessions.forEach(GuardedSession::hurry);
        life.writeLock().lock();
        try {
            List.copyOf(sessions).forEach(GuardedSession::close);
        } finally {
            life.writeLock().unlock();
        }
    }

    /** Something native. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws ModelException;
    }
}
