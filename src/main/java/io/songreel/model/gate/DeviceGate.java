package io.songreel.model.gate;

import io.songreel.model.runtime.Device;
import io.songreel.model.runtime.ModelRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gate to this machine's devices: the GPUs when any framework can use them, else the processor. Graphs stay loaded
 * behind it, within each device's budget.
 */
public final class DeviceGate implements Gate, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceGate.class);
    private static final Comparator<Device> BEST_FIRST = Comparator
            .comparing((Device device) -> device.kind() != Device.Kind.CUDA).thenComparingInt(Device::index);
    private static final Duration TICK = Duration.ofSeconds(5);
    /** How long a closing gate waits for those inside. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final GateSettings settings;
    private final LongSupplier nanos;
    private final List<Device> devices;
    private final Tally tally = new Tally();
    private final WaitingRoom room;
    private final Residency residency;
    private final ScopedValue<Boolean> inside = ScopedValue.newInstance();
    private final ExecutorService runners = Executors
            .newCachedThreadPool(Thread.ofPlatform().daemon().name("songreel-run-", 0).factory());
    private final ScheduledExecutorService caretaker = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("songreel-gate").unstarted(task));

    /**
     * @param nanos
     *            a clock that never goes back, such as {@link System#nanoTime}
     */
    public DeviceGate(List<ModelRuntime> runtimes, GateSettings settings, DeviceMemory memory, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
        devices = runtimes.stream().flatMap(runtime -> runtime.devices().stream()).distinct()
                .sorted(BEST_FIRST).toList();
        Shelf shelf = new Shelf(nanos);
        Budgets budgets = new Budgets(settings, memory, Runtime.getRuntime().maxMemory());
        residency = new Residency(runtimes, budgets, memory, shelf, tally);
        room = new WaitingRoom(entrances(devices), settings, shelf::warm, nanos, tally);
    }

    /** Nobody is sent to the processor while a GPU is there: it would take fifty times as long. */
    private static List<Device> entrances(List<Device> devices) {
        List<Device> gpus = devices.stream().filter(device -> device.kind() == Device.Kind.CUDA).toList();
        return gpus.isEmpty() ? devices : gpus;
    }

    /** Begins to look after silent visits and idle models in the background. */
    // tick() contains its own failures, so the future has nothing to say
    @SuppressWarnings("FutureReturnValueIgnored")
    void start() {
        caretaker.scheduleWithFixedDelay(this::lookAfter, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookAfter() {
        try {
            tick();
        } catch (RuntimeException | Error e) {
            LOG.error("The gate could not look after its models; it tries again in {} s", TICK.toSeconds(), e);
        }
    }

    /** Takes the permits of the silent, unloads what is idle. */
    void tick() {
        for (Lease lease : room.revokeSilent()) {
            residency.discard(lease);
            tally.revoked.increment();
            LOG.error("{} ({}) showed no sign of life on {} for {} min; its permit goes to others, and its models "
                    + "are unloaded when it leaves", lease.visit().holder(), lease.visit().model(), lease.device(),
                    settings.silence().toMinutes());
        }
        residency.unloadIdleFor(settings.keepAlive());
    }

    /**
     * {@inheritDoc}
     *
     * @throws GateBusyException
     *             too many wait already
     * @throws java.io.InterruptedIOException
     *             interrupted while it waited
     */
    @Override
    public <T> T pass(Visit visit, Errand<T> errand) throws IOException {
        if (inside.isBound()) {
            throw new IllegalStateException(
                    "Already inside the gate: use the pass at hand, a second one would wait for the first forever.");
        }
        Lease lease = room.enter(visit);
        Runs runs = new Runs(runners);
        GatePass pass = new GatePass(lease, residency, nanos, runs);
        try {
            visit.cancel().check();
            return ScopedValue.where(inside, true).call(() -> errand.run(pass));
        } finally {
            pass.end();
            runs.after(() -> room.leave(lease));
        }
    }

    /** How things stand. Asks the devices, which may take half a second; waits for no load, run or unload. */
    public GateState state() {
        return new GateState(devices.stream().map(this::state).toList(), room.waiting(), tally.counts());
    }

    private GateState.OnDevice state(Device device) {
        long now = nanos.getAsLong();
        List<GateState.Holder> holders = room.inside(device).stream()
                .map(lease -> new GateState.Holder(lease.visit().holder(), lease.visit().model(),
                        Duration.ofNanos(Math.max(0, now - lease.since())), lease.revoked()))
                .toList();
        return new GateState.OnDevice(device, residency.memory(device), residency.limit(device), room.permits(device),
                holders, residency.loaded(device));
    }

    Stream<Device> devices() {
        return devices.stream();
    }

    Residency residency() {
        return residency;
    }

    WaitingRoom room() {
        return room;
    }

    Tally tally() {
        return tally;
    }

    /** Lets nobody in any more, asks those inside to leave and waits for them within bounds; then unloads all. */
    @Override
    public void close() {
        caretaker.shutdownNow();
        if (!room.close(GRACE)) {
            LOG.warn("A task did not leave its device within {} s; its models stay loaded until it does",
                    GRACE.toSeconds());
        }
        residency.close();
        runners.shutdown();
    }
}
