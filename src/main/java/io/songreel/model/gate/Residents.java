package io.songreel.model.gate;

import io.songreel.model.gate.Resident.State;
import io.songreel.model.runtime.Device;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that is loaded, comes or goes, in the order it came. Guarded by its {@link Shelf}'s lock. */
final class Residents {
    private final List<Resident> residents = new ArrayList<>();

    void add(Resident resident) {
        residents.add(resident);
    }

    void remove(Resident resident) {
        residents.remove(resident);
    }

    Stream<Resident> all() {
        return residents.stream();
    }

    Stream<Resident> on(Device device) {
        return residents.stream().filter(resident -> resident.device().equals(device));
    }

    /** Who holds the graph there and may be used. */
    @Nullable
    Resident find(ModelGraph graph, Device device) {
        return residents.stream().filter(resident -> !resident.discarded && resident.holds(graph, device)).findFirst()
                .orElse(null);
    }

    /** The longest idle that together free enough; empty when not even all do. */
    List<Resident> victims(Device device, long lacking) {
        List<Resident> victims = new ArrayList<>();
        long freed = 0;
        for (Resident resident : idle(device).toList()) {
            if (freed >= lacking) {
                break;
            }
            victims.add(resident);
            freed += resident.graph().bytes();
        }
        return freed >= lacking ? victims : List.of();
    }

    /** Those on the device that nobody uses, the longest idle first. */
    Stream<Resident> idle(Device device) {
        return on(device).filter(Resident::idle)
                .sorted(Comparator.comparingLong(resident -> resident.idleSince));
    }

    /** Of all on the device, those that come and go included. */
    long bytes(Device device) {
        return bytes(on(device));
    }

    /** Of those on the device that are being unloaded. */
    long closingBytes(Device device) {
        return bytes(on(device).filter(resident -> resident.state == State.CLOSING));
    }

    private static long bytes(Stream<Resident> some) {
        return some.mapToLong(resident -> resident.graph().bytes()).sum();
    }
}
