package io.songreel.job.internal;

import io.songreel.job.CancelSwitch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The units that run on this node, and the way to stop them. Safe for many threads. */
final class RunningUnits {
    private final JobRepository jobs;
    private final Map<UUID, List<CancelSwitch>> tokens = new HashMap<>();
    private final Map<UUID, Instant> told = new HashMap<>();
    private boolean closing;

    RunningUnits(JobRepository jobs) {
        this.jobs = jobs;
    }

    /** A token for a unit about to run; already cancelled when this node is stopping. */
    CancelSwitch enter(UUID jobId) {
        CancelSwitch token = new CancelSwitch();
        synchronized (tokens) {
            if (closing) {
                token.cancel();
            }
            tokens.computeIfAbsent(jobId, id -> new ArrayList<>()).add(token);
        }
        return token;
    }

    void leave(UUID jobId, CancelSwitch token) {
        synchronized (tokens) {
            List<CancelSwitch> ofJob = tokens.get(jobId);
            if (ofJob != null && ofJob.remove(token) && ofJob.isEmpty()) {
                tokens.remove(jobId);
                told.remove(jobId);
            }
        }
    }

    /** Whether {@code interval} has passed since this was last granted for the job. */
    boolean mayTell(UUID jobId, Instant now, Duration interval) {
        synchronized (tokens) {
            Instant last = told.get(jobId);
            if (last != null && now.isBefore(last.plus(interval)) && !now.isBefore(last)) {
                return false;
            }
            told.put(jobId, now);
            return true;
        }
    }

    /** Stops the job's units on this node. */
    void stop(UUID jobId) {
        List<CancelSwitch> ofJob;
        synchronized (tokens) {
            ofJob = List.copyOf(tokens.getOrDefault(jobId, List.of()));
        }
        ofJob.forEach(CancelSwitch::cancel);
    }

    /** Stops units whose job was cancelled, failed or removed, by whichever node. */
    void look() {
        Set<UUID> here = here();
        if (!here.isEmpty()) {
            Set<UUID> stopped = new HashSet<>(here);
            jobs.active(here).forEach(stopped::remove);
            stopped.forEach(this::stop);
        }
    }

    /** Stops everything, and whatever comes in later. */
    void close() {
        synchronized (tokens) {
            closing = true;
        }
        here().forEach(this::stop);
    }

    private Set<UUID> here() {
        synchronized (tokens) {
            return Set.copyOf(tokens.keySet());
        }
    }
}
