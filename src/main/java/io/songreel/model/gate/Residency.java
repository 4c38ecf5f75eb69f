package io.songreel.model.gate;

import io.songreel.job.CancelToken;
import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.DeviceMemoryException;
import io.songreel.model.runtime.ModelException;
import io.songreel.model.runtime.ModelRuntime;
import io.songreel.model.runtime.ModelSession;
import io.songreel.model.runtime.Tensor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads graphs, keeps them loaded while there is room, and unloads them, least recently used first, when there is not.
 * Safe for many threads.
 */
final class Residency {
    private static final Logger LOG = LoggerFactory.getLogger(Residency.class);
    /** How often, and how far apart, a device is asked whether unloaded memory is free by now. */
    private static final int LOOKS = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    /** Memory that has not become freer for so many looks will not. */
    private static final int STILL_LOOKS = 4;

    private final List<ModelRuntime> runtimes;
    private final Budgets budgets;
    private final DeviceMemory memory;
    private final Shelf shelf;
    private final Tally tally;

    /** Something that may run out of a device's memory. */
    @FunctionalInterface
    private interface Step<T> {
        T go() throws ModelException;
    }

    Residency(List<ModelRuntime> runtimes, Budgets budgets, DeviceMemory memory, Shelf shelf, Tally tally) {
        this.runtimes = List.copyOf(runtimes);
        this.budgets = budgets;
        this.memory = memory;
        this.shelf = shelf;
        this.tally = tally;
    }

    /** A loaded graph that counts as used until {@link #giveBack}. */
    Resident open(Lease lease, ModelGraph graph) throws ModelException {
        ModelRuntime runtime = runtimes.stream().filter(candidate -> candidate.format().equals(graph.format()))
                .filter(candidate -> !candidate.devices().isEmpty()).findFirst()
                .orElseThrow(() -> new ModelException(graph.model() + " is a model in the format " + graph.format()
                        + ", which cannot run here; ./songreel doctor says what is missing."));
        // a framework that does not know the device works beside it, under the same permit
        Device device = runtime.devices().contains(lease.device()) ? lease.device() : runtime.devices().getFirst();
        for (;;) {
            long limit = shelf.bytes(device) == 0 ? budgets.measure(device) : budgets.limit(device);
            switch (shelf.take(lease, graph, device, limit)) {
                case Shelf.Answer.Use(Resident resident) -> {
                    return resident;
                }
                case Shelf.Answer.Load(Resident resident) -> {
                    load(runtime, resident, lease);
                    return resident;
                }
                case Shelf.Answer.MakeRoom(List<Resident> victims) -> evict(victims, device, graph.bytes(), lease);
            }
        }
    }

    private void load(ModelRuntime runtime, Resident resident, Lease lease) throws ModelException {
        ModelGraph graph = resident.graph();
        Device device = resident.device();
        ModelSession session = null;
        try {
            outbidOthers(device, graph.bytes(), lease);
            session = twice(lease, device, () -> runtime.load(graph.file(), device, lease.token()),
                    () -> loadText(graph, device));
            tally.loads.increment();
            LOG.info("Loaded {} ({}) on {}, about {}", graph.model(), graph.component(), device,
                    Bytes.text(graph.bytes()));
        } catch (CancellationException e) {
            lease.checkPermit();
            throw e;
        } finally {
            shelf.loaded(resident, session);
        }
    }

    /** Other programs may have taken memory since the budget was measured: what nobody uses here makes room. */
    private void outbidOthers(Device device, long bytes, Lease lease) {
        while (free(device).orElse(Long.MAX_VALUE) < bytes) {
            List<Resident> oldest = shelf.claimOldest(device);
            if (oldest.isEmpty()) {
                return;
            }
            evict(oldest, device, bytes, lease);
        }
    }

    /** One run, alone on its session. */
    Map<String, Tensor> run(Resident resident, Lease lease, Map<String, ? extends Tensor> inputs, Set<String> wanted,
            Set<String> held, CancelToken cancel) throws ModelException {
        CancelToken token = lease.tokenWith(cancel);
        shelf.beginRun(resident, lease, token);
        try {
            return twice(lease, resident.device(), () -> resident.session().run(inputs, wanted, held, token),
                    () -> MemoryTexts.run(resident.graph(), resident.device()));
        } finally {
            shelf.endRun(resident);
        }
    }

    /** When the device is full: unloads whatever nobody uses, and tries once more. */
    private <T> T twice(Lease lease, Device device, Step<T> step, Supplier<String> text) throws ModelException {
        try {
            return step.go();
        } catch (DeviceMemoryException first) {
            LOG.warn("{} is full; what nobody uses is unloaded, then it is tried once more", device, first);
            tally.memoryRetries.increment();
            evict(shelf.claimIdle(device), device, Long.MAX_VALUE, lease);
            lease.check();
            try {
                return step.go();
            } catch (DeviceMemoryException second) {
                second.addSuppressed(first);
                throw new DeviceMemoryException(text.get(), second);
            }
        }
    }

    private String loadText(ModelGraph graph, Device device) {
        OptionalLong free = free(device);
        return free.isPresent() ? MemoryTexts.load(graph, device, free.getAsLong()) : MemoryTexts.load(graph, device);
    }

    void giveBack(Resident resident, Lease lease) {
        unload(shelf.giveBack(resident, lease));
    }

    /** What is in use by a revoked lease is not used after it. */
    void discard(Lease lease) {
        shelf.discard(lease);
    }

    void unloadIdleFor(Duration keepAlive) {
        List<Resident> idle = shelf.claimIdleFor(keepAlive.toNanos());
        tally.idleUnloads.add(idle.size());
        unload(idle);
    }

    /** Unloads all; what is still in use goes when it is given back. */
    void close() {
        unload(shelf.close());
    }

    private void evict(List<Resident> victims, Device device, long wanted, Lease lease) {
        tally.evictions.add(victims.size());
        unload(victims);
        if (!victims.isEmpty()) {
            settle(device, wanted, lease.token());
        }
    }

    // one unload that fails must not keep the others from it
    private void unload(List<Resident> victims) {
        for (Resident victim : victims) {
            try {
                victim.session().close();
                LOG.info("Unloaded {} ({}) from {}", victim.graph().model(), victim.graph().component(),
                        victim.device());
            } catch (RuntimeException | Error e) {
                LOG.warn("{} ({}) did not unload well; its memory on {} may be lost until the server restarts",
                        victim.graph().model(), victim.graph().component(), victim.device(), e);
            } finally {
                shelf.gone(victim);
            }
        }
    }

    /** A driver may hand back memory a moment after its owner let go of it. */
    private void settle(Device device, long wanted, CancelToken cancel) {
        long best = -1;
        int still = 0;
        for (int look = 0; look < LOOKS && still < STILL_LOOKS && !cancel.cancelled(); look++) {
            OptionalLong free = free(device);
            if (free.isEmpty() || free.getAsLong() >= wanted) {
                return;
            }
            still = free.getAsLong() > best ? 0 : still + 1;
            best = Math.max(best, free.getAsLong());
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private OptionalLong free(Device device) {
        return memory.read(device).map(reading -> OptionalLong.of(reading.freeBytes())).orElse(OptionalLong.empty());
    }

    List<GateState.Loaded> loaded(Device device) {
        return shelf.loaded(device);
    }

    long bytes(Device device) {
        return shelf.bytes(device);
    }

    long limit(Device device) {
        return budgets.limit(device);
    }

    DeviceMemory.@Nullable Reading memory(Device device) {
        return memory.read(device).orElse(null);
    }
}
