package io.songreel.musicvideo;

import org.jspecify.annotations.Nullable;

/**
 * A unit of a film and, once it is there, its result.
 *
 * @param digest
 *            null while an input is missing
 * @param value
 *            null while the result is missing
 */
record Known<T>(String unit, @Nullable String digest, @Nullable T value) {
    boolean there() {
        return value != null;
    }

    T get() {
        if (value == null) {
            throw new IllegalStateException(unit + " has no result yet");
        }
        return value;
    }
}
