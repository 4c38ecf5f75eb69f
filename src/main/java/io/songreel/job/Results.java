package io.songreel.job;

import java.util.Optional;

/** The results of one job's units, by name and digest. */
@FunctionalInterface
public interface Results {
    /** The JSON value of the unit with exactly this digest. */
    Optional<String> find(String unit, String digest);
}
