package io.songreel.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The results of one job's units, by name and digest. */
public interface Results {
    /** The JSON value of the unit with exactly this digest. */
    Optional<String> find(String unit, String digest);

    /** The JSON value that this unit recorded last, of whatever inputs: what there is to show while a newer one is made. */
    Optional<String> newest(String unit);

    /** Every result this unit recorded, of whatever inputs, the oldest first. */
    List<Recorded> all(String unit);

    /**
     * A result as it was recorded.
     *
     * @param digest
     *            of its inputs
     * @param value
     *            JSON
     */
    record Recorded(String digest, String value, Instant at) {}
}
