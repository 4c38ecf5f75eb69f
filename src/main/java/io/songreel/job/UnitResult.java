package io.songreel.job;

import io.songreel.storage.ObjectKey;
import java.util.List;

/**
 * What a unit made: a short JSON value, and the stored objects that value names. Recorded once, together with its
 * events, in one transaction.
 *
 * @param value
 *            JSON text
 * @param objects
 *            objects this unit stored; they go when the job goes
 * @param events
 *            journal events that become visible together with the result
 */
public record UnitResult(String value, List<ObjectKey> objects, List<NewEvent> events) {
    public UnitResult {
        objects = List.copyOf(objects);
        events = List.copyOf(events);
    }

    public static UnitResult of(String value) {
        return new UnitResult(value, List.of(), List.of());
    }

    public UnitResult with(ObjectKey... keys) {
        return new UnitResult(value, List.of(keys), events);
    }

    public UnitResult announcing(NewEvent... news) {
        return new UnitResult(value, objects, List.of(news));
    }
}
