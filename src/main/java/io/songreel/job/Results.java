package io.songreel.job;

import java.util.Optional;

/** The results of one job's units, by name and digest. */
public interface Results {
    /** The JSON value of the unit with exactly this digest. */
    Optional<String> find(String unit, String digest);

    /** The JSON value that this unit recorded last, of whatever inputs: what there is to show while a newer one is made. */
    Optional<String> newest(String unit);
}
