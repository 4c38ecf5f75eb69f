package io.songreel.model.runtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;

/** Native memory for a session's inputs, kept from run to run: a step's inputs are as large as those of the last. */
public final class InputBuffers implements AutoCloseable {
    /** What vector instructions like best. */
    private static final long ALIGNMENT = 64;

    private final Map<String, Slot> slots = new HashMap<>();

    /** Memory of just this size, with whatever was in it. */
    public MemorySegment get(String input, long bytes) {
        Slot slot = slots.get(input);
        if (slot == null || slot.memory().byteSize() < bytes) {
            if (slot != null) {
                slots.remove(input);
                slot.arena().close();
            }
            Arena arena = Arena.ofShared();
            slot = new Slot(arena, arena.allocate(Math.max(bytes, ALIGNMENT), ALIGNMENT));
            slots.put(input, slot);
        }
        return slot.memory().asSlice(0, bytes);
    }

    @Override
    public void close() {
        slots.values().forEach(slot -> slot.arena().close());
        slots.clear();
    }

    private record Slot(Arena arena, MemorySegment memory) {}
}
